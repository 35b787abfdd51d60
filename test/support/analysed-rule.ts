import { authoredIn, predicateTree, type CorpusRule } from '../../src/analyses/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import type { DetectionRule } from '../../src/ir/index.ts';
import { lowerDetection } from '../../src/lower/index.ts';
import { parseDocuments, type DetectionDocument } from '../../src/parse/index.ts';

/** A detection rule with everything that analyses look at. */
export interface AnalysedRule extends CorpusRule {
  readonly document: DetectionDocument;
  readonly rule: DetectionRule;
}

/** The first detection rule of a text, placeholders kept; undefined if it is none or not correct. */
export function analysedRule(text: string, path: string = 'rule.yml'): AnalysedRule | undefined {
  const diagnostics = new Diagnostics();
  const [document] = parseDocuments({ path, text }, diagnostics);
  if (document?.kind !== 'detection') return undefined;
  const rule = lowerDetection(document, diagnostics, { placeholders: 'keep' });
  if (rule === undefined) return undefined;
  const { title, id, status } = rule.metadata;
  return {
    document,
    rule,
    title,
    path,
    ...(id === undefined ? {} : { id }),
    ...(status === undefined ? {} : { status }),
    logsource: rule.logsource,
    tree: predicateTree(rule.condition, authoredIn([document])),
  };
}

/** A rule whose detection holds these lines, for a log source of Windows processes. */
export function analysedDetection(...lines: readonly string[]): AnalysedRule {
  const text = [
    'title: Test',
    'logsource: { product: windows, category: process_creation }',
    'detection:',
    ...lines.map((line) => `  ${line}`),
  ];
  const rule = analysedRule(text.join('\n'));
  if (rule === undefined) throw new Error('the rule of the test is not correct');
  return rule;
}
