import { quote, didYouMean, type Diagnostics, type Span } from '../diagnostics/index.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/index.ts';
import { readCorrelation } from './correlation.ts';
import { readDetection } from './detection.ts';
import type { SigmaDocument } from './document.ts';
import { readFilter } from './filter.ts';
import { readLogsource } from './logsource.ts';
import { readMetadata } from './metadata.ts';

/**
 * Reads one YAML document as the kind of Sigma document that its attributes tell.
 * Undefined after at least one error.
 */
export function readDocument(tree: YamlNode, diagnostics: Diagnostics): SigmaDocument | undefined {
  if (tree.kind !== 'map') {
    const found = tree.kind === 'sequence' ? 'a list' : 'plain text';
    diagnostics.report(
      'document-not-sigma',
      firstLineOf(tree.span),
      `The document is ${found}, not a map of attributes.`,
    );
    return undefined;
  }
  const body = bodyOf(tree, diagnostics);
  if (body === undefined) return undefined;
  const before = diagnostics.list.length;
  const document = readByKind(tree, body, diagnostics);
  return diagnostics.hasErrors(before) ? undefined : document;
}

const bodies = ['detection', 'correlation', 'filter'] as const;

function readByKind(tree: YamlMap, body: YamlEntry, diagnostics: Diagnostics): SigmaDocument | undefined {
  const metadata = readMetadata(tree, diagnostics);
  const { span } = tree;
  if (body.key.text === 'correlation') {
    const correlation = readCorrelation(body, tree, diagnostics);
    return correlation === undefined ? undefined : { kind: 'correlation', metadata, correlation, span };
  }
  const logsource = readLogsource(tree, diagnostics);
  if (body.key.text === 'filter') {
    const filter = readFilter(body, diagnostics);
    if (logsource === undefined || filter === undefined) return undefined;
    return { kind: 'filter', metadata, logsource, rules: filter.rules, detection: filter.detection, span };
  }
  const detection = readDetection(body, diagnostics);
  if (logsource === undefined || detection === undefined) return undefined;
  return { kind: 'detection', metadata, logsource, detection, span };
}

/** The one attribute that tells what kind of document this is. */
function bodyOf(tree: YamlMap, diagnostics: Diagnostics): YamlEntry | undefined {
  const found = tree.entries.filter(({ key }) => bodies.some((name) => name === key.text));
  const [body, second] = found;
  if (body === undefined) {
    reportNoBody(tree, diagnostics);
    return undefined;
  }
  if (second !== undefined) {
    const message = `A document holds either ${quote(body.key.text)} or ${quote(second.key.text)}, not both.`;
    const related = [{ message: 'The other one stands here.', span: body.key.span }];
    diagnostics.report('document-ambiguous', second.key.span, message, { related });
    return undefined;
  }
  return body;
}

function reportNoBody(tree: YamlMap, diagnostics: Diagnostics): void {
  const misspelt = tree.entries.slice(0, 100).find(({ key }) => didYouMean(key.text, bodies) !== undefined);
  const missing = 'The document has none of `detection`, `correlation` and `filter`.';
  if (misspelt === undefined) {
    diagnostics.report('document-not-sigma', tree.entries[0]?.key.span ?? firstLineOf(tree.span), missing);
    return;
  }
  const { key } = misspelt;
  const message = `${missing} Did you mean \`${didYouMean(key.text, bodies) ?? ''}\`?`;
  diagnostics.report('document-not-sigma', key.span, message, { help: 'Correct the name of the attribute.' });
}

/** Enough of a document to find it by, without marking all of it. */
function firstLineOf(span: Span): Span {
  const end = span.source.text.indexOf('\n', span.start);
  return end === -1 || end > span.end ? span : { ...span, end };
}
