import type { Review, ReviewFinding, RuleChange } from '../../../review/model.ts';

/** Errors in something that all rules share, such as a mapping file, and the rules that have no query for that reason. */
export interface BrokenShare {
  readonly findings: readonly ReviewFinding[];
  /** Rules that had a query. */
  readonly lost: readonly RuleChange[];
  /** Rules that had none before either. */
  readonly unconverted: readonly RuleChange[];
}

/** A review in two parts. */
export interface ApartReview {
  /** Absent where nothing that all rules share broke. */
  readonly broken?: BrokenShare;
  /** The other rules and findings; what the broken part says is not said again. */
  readonly others: Pick<Review, 'rules' | 'findings'>;
}

/**
 * Takes apart what one broken file does to every rule, so that it is said once instead of for each of them. Rules that
 * were changed themselves are among the others as well.
 */
export function apart({ rules, findings }: Review): ApartReview {
  const errors = findings.added.filter(({ severity }) => severity === 'error');
  const keys = new Set(errors.map(keyOf));
  const isShared = (finding: ReviewFinding): boolean => keys.has(keyOf(finding));
  const hit = new Set(rules.filter((rule) => isOnlyHit(rule, isShared)));
  if (hit.size === 0) return { others: { rules, findings } };
  const told = new Set([...hit].flatMap((rule) => rule.findings.added.filter(isShared).map(keyOf)));
  const isTold = (finding: ReviewFinding): boolean => told.has(keyOf(finding));
  const concerned = rules.filter((rule) => rule.findings.added.some(isTold));
  const left = rules.filter((rule) => !hit.has(rule));
  return {
    broken: {
      findings: errors.filter(isTold),
      lost: concerned.filter(({ outcome }) => outcome === 'refused'),
      unconverted: concerned.filter(({ outcome }) => outcome === 'unconverted'),
    },
    others: {
      rules: left.map((rule) => ({ ...rule, findings: withoutAdded(rule.findings, isTold) })),
      findings: withoutAdded(findings, isTold),
    },
  };
}

/** How many rules a broken file concerns: `4 rules have no query any more because of this`. */
export function brokenSentence({ findings, lost, unconverted }: BrokenShare): string {
  const why = `because of ${findings.length === 1 ? 'this' : 'these'}`;
  const had = lost.length === 1 ? '1 rule has' : `${lost.length} rules have`;
  const more = unconverted.length === 0 ? '' : `; ${unconverted.length} more had none before`;
  return `${had} no query any more ${why}${more}`;
}

/** The findings for places that show each by itself: they say how many rules they concern. */
export function brokenFindings(broken: BrokenShare | undefined): readonly ReviewFinding[] {
  if (broken === undefined) return [];
  const sentence = `${brokenSentence({ ...broken, findings: broken.findings.slice(0, 1) })}.`;
  return broken.findings.map((each) => ({
    ...each,
    help: each.help === undefined ? sentence : `${sentence} ${each.help}`,
  }));
}

/** The text of the rule is the same, so there is nothing else to say about it. */
function isOnlyHit(
  { outcome, causes, findings }: RuleChange,
  isShared: (finding: ReviewFinding) => boolean,
): boolean {
  const errors = findings.added.filter(({ severity }) => severity === 'error');
  return (
    (outcome === 'refused' || outcome === 'unconverted') &&
    causes.every(({ kind }) => kind !== 'rule' && kind !== 'related-rule') &&
    errors.length > 0 &&
    errors.every(isShared)
  );
}

function withoutAdded(
  { added, gone }: Review['findings'],
  isLeftOut: (finding: ReviewFinding) => boolean,
): Review['findings'] {
  return { added: added.filter((finding) => !isLeftOut(finding)), gone };
}

function keyOf({ code, message, place }: ReviewFinding): string {
  return JSON.stringify([code, message, place]);
}
