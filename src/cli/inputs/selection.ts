import type { RuleSubject, SubjectLogsource } from '../../index.ts';
import { isTagWithin } from '../../terms/tag.ts';
import { levels } from '../../terms/words.ts';

/** Which rules are to be converted; an absent or empty choice leaves none out. Plain data, for threads. */
export interface Selection {
  readonly minLevel?: (typeof levels)[number];
  readonly status?: readonly string[];
  /** In lower case. A tag stands for what it contains, too: `attack.t1059` for `attack.t1059.001`. */
  readonly tag: readonly string[];
  /** In lower case. A rule needs to have all attributes of one of them. */
  readonly logsource: readonly SubjectLogsource[];
}

/** A test of rules for a selection; undefined if it leaves none out. */
export function selectorOf(selection: Selection): ((subject: RuleSubject) => boolean) | undefined {
  const { minLevel, status, tag, logsource } = selection;
  const tests: ((subject: RuleSubject) => boolean)[] = [];
  if (minLevel !== undefined) {
    const lowest = levels.indexOf(minLevel);
    tests.push((subject) => rankOf(subject.level) >= lowest);
  }
  if (status !== undefined) {
    tests.push((subject) => subject.status !== undefined && status.includes(subject.status.toLowerCase()));
  }
  if (tag.length > 0) {
    tests.push(({ tags }) => tags.some((each) => tag.some((wanted) => isTagWithin(each, wanted))));
  }
  if (logsource.length > 0) {
    tests.push(({ logsources }) => logsources.some((each) => logsource.some((wanted) => has(each, wanted))));
  }
  return tests.length === 0 ? undefined : (subject) => tests.every((test) => test(subject));
}

/** A rule without a level, or with one that nobody knows, is deployed as `medium`. */
function rankOf(level: string | undefined): number {
  const rank = (levels as readonly string[]).indexOf(level?.toLowerCase() ?? 'medium');
  return rank === -1 ? levels.indexOf('medium') : rank;
}

function has(logsource: SubjectLogsource, wanted: SubjectLogsource): boolean {
  return (['category', 'product', 'service'] as const).every(
    (attribute) =>
      wanted[attribute] === undefined || logsource[attribute]?.toLowerCase() === wanted[attribute],
  );
}
