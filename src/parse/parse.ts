import { Diagnostics, type Diagnostic, type Source } from '../diagnostics/index.ts';
import { parseYaml } from '../yaml/index.ts';
import { resolveActions } from './actions.ts';
import type { SigmaDocument } from './document.ts';
import { readDocument } from './read-document.ts';

/** The longest source that is read, in UTF-16 units. The largest public rules hold about 0.2 million. */
export const maximumSourceLength = 10 * 1024 * 1024;

/**
 * Reads every Sigma document of a source: rules, correlations and filters.
 *
 * Guarantees: a document with an error is left out after at least one error was reported, and the others
 * are returned; nothing is ever thrown, whatever the text.
 */
export function parseDocuments(source: Source, diagnostics: Diagnostics): readonly SigmaDocument[] {
  if (source.text.length > maximumSourceLength) {
    const millions = Math.round(source.text.length / 100_000) / 10;
    const message = `The source holds ${millions} million characters; ${maximumSourceLength} are read at most.`;
    diagnostics.report('input-too-large', { source, start: 0, end: 0 }, message);
    return [];
  }
  const reported = diagnostics.list.length;
  const trees = parseYaml(source, diagnostics);
  const documents: SigmaDocument[] = [];
  const known = new Set<string>();
  for (const tree of resolveActions(trees, diagnostics)) {
    const own = new Diagnostics();
    const document = readDocument(tree, own);
    diagnostics.add(own.list.filter((finding) => isNew(finding, known)));
    if (document !== undefined) documents.push(document);
  }
  if (documents.length === 0 && !diagnostics.hasErrors(reported)) {
    diagnostics.report('document-empty', { source, start: 0, end: 0 }, 'The file holds no document.');
  }
  return documents;
}

/** Content that several documents share, by a global document or an alias, is reported once. */
function isNew({ code, span }: Diagnostic, known: Set<string>): boolean {
  const place = `${code} ${span.start}`;
  if (known.has(place)) return false;
  known.add(place);
  return true;
}
