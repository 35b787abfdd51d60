import type { Diagnostics } from '../diagnostics/index.ts';
import { entryOf, type YamlMap, type YamlNode } from '../yaml/index.ts';
import { readDetection } from './detection.ts';
import type { SigmaDocument } from './document.ts';
import { readFilter } from './filter.ts';
import { readLogsource } from './logsource.ts';
import { readMetadata } from './metadata.ts';

/** Reads one YAML document as the kind of Sigma document that its keys tell. Undefined after an error. */
export function readDocument(tree: YamlNode, diagnostics: Diagnostics): SigmaDocument | undefined {
  if (tree.kind !== 'map') {
    diagnostics.report('document-not-sigma', tree.span, 'A Sigma document is a map of attributes.');
    return undefined;
  }
  const before = diagnostics.list.length;
  const document = readByKind(tree, diagnostics);
  return diagnostics.hasErrors(before) ? undefined : document;
}

function readByKind(tree: YamlMap, diagnostics: Diagnostics): SigmaDocument | undefined {
  const detection = entryOf(tree, 'detection');
  const correlation = entryOf(tree, 'correlation');
  const filter = entryOf(tree, 'filter');
  const metadata = readMetadata(tree, diagnostics);
  const { span } = tree;
  if (correlation !== undefined) {
    if (correlation.value.kind !== 'map') {
      diagnostics.report('structure-type', correlation.value.span, '`correlation` must be a map.');
      return undefined;
    }
    return { kind: 'correlation', metadata, correlation: { body: correlation.value }, span };
  }
  if (filter !== undefined) {
    const logsource = readLogsource(tree, diagnostics);
    const body = readFilter(filter, diagnostics);
    if (logsource === undefined || body === undefined) return undefined;
    return { kind: 'filter', metadata, logsource, rules: body.rules, detection: body.detection, span };
  }
  if (detection !== undefined) {
    const logsource = readLogsource(tree, diagnostics);
    const body = readDetection(detection, diagnostics);
    if (logsource === undefined || body === undefined) return undefined;
    return { kind: 'detection', metadata, logsource, detection: body, span };
  }
  diagnostics.report(
    'document-not-sigma',
    tree.span,
    'None of `detection`, `correlation` and `filter` is there.',
  );
  return undefined;
}
