import { authoredIn, CorpusIndex, predicateTree, type CorpusRule } from '../analyses/index.ts';
import { Diagnostics, type Source } from '../diagnostics/index.ts';
import { isAggregating, lowerDetection } from '../lower/index.ts';
import { readSource } from '../pipeline/read.ts';

/** Rules to compare others with. */
export interface Corpus {
  /** As the caller named it. */
  readonly name: string;
  readonly index: CorpusIndex;
}

/** Indexes the detection rules of a corpus. Rules that are not correct, and correlations, do not count. */
export function indexCorpus(name: string, sources: readonly Source[]): Corpus {
  return { name, index: new CorpusIndex(sources.flatMap(corpusRules)) };
}

function corpusRules(source: Source): readonly CorpusRule[] {
  return readSource(source).documents.flatMap(({ document }) => {
    if (document.kind !== 'detection' || isAggregating(document)) return [];
    const rule = lowerDetection(document, new Diagnostics(), { placeholders: 'keep' });
    if (rule === undefined) return [];
    const { id, status, title } = rule.metadata;
    return [
      {
        title,
        path: source.path,
        ...(id === undefined ? {} : { id }),
        ...(status === undefined ? {} : { status }),
        logsource: rule.logsource,
        tree: predicateTree(rule.condition, authoredIn([document])),
      },
    ];
  });
}
