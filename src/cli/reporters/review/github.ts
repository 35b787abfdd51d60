import type { Review, ReviewFinding, RuleChange } from '../../../review/model.ts';
import type { Tone } from '../page/blocks.ts';
import { annotationKinds } from '../github.ts';
import { githubCommand, type Annotation } from '../github-command.ts';
import { apart, brokenFindings } from './broken.ts';
import { cut } from './limits.ts';
import { isQuiet, outcomeWordings } from './outcomes.ts';
import { notePlain } from './phrases.ts';

/** GitHub shows ten annotations of a kind for a step, and drops the others without a word. */
const mostOfKind = 10;

/**
 * A review as workflow commands of GitHub Actions, which become annotations of the rules: the biggest risk first, at
 * most ten of a kind, the last notice counting what is left out.
 */
export function formatReviewGithub(review: Review): string {
  const { broken, others } = apart(review);
  const changes = others.rules.filter(({ outcome }) => !isQuiet(outcome)).map(changeAnnotation);
  const findings = [
    ...brokenFindings(broken),
    ...others.rules.flatMap((rule) => rule.findings.added),
    ...others.findings.added,
  ];
  const all = [...changes, ...findings.map(findingAnnotation)];
  const room = { error: mostOfKind, warning: mostOfKind, notice: mostOfKind - 1 };
  const shown = all.filter(({ kind }) => {
    room[kind] -= 1;
    return room[kind] >= 0;
  });
  const left = all.length - shown.length;
  const rest: readonly Annotation[] =
    left === 0
      ? []
      : [
          {
            kind: 'notice',
            title: 'sigma-kql review',
            text: `${left} more remarks are in the review itself.`,
          },
        ];
  return [...shown, ...rest].map(githubCommand).join('');
}

function changeAnnotation({ outcome, title, reason, notes, after, path }: RuleChange): Annotation {
  const { tone, label, one } = outcomeWordings[outcome];
  const worst = notes.filter(({ risk }) => risk !== 'low').slice(0, 5);
  const at = worst.find((note) => note.place?.side === 'after')?.place ?? after?.place;
  return {
    kind: kinds[tone],
    file: at?.path ?? path,
    ...(at === undefined ? {} : { place: at }),
    title: `${label}: ${cut(title, { characters: 120 })}`,
    text: [`The rule ${one}.`, ...(reason === undefined ? [] : [reason]), ...worst.map(notePlain)].join('\n'),
  };
}

function findingAnnotation({ code, severity, message, help, place }: ReviewFinding): Annotation {
  return {
    kind: annotationKinds[severity],
    file: place.path,
    ...(place.side === 'after' ? { place } : {}),
    title: code,
    text: [message, ...(help === undefined ? [] : [help])].join('\n'),
  };
}

const kinds: Readonly<Record<Tone, Annotation['kind']>> = {
  bad: 'warning',
  doubtful: 'warning',
  good: 'notice',
  plain: 'notice',
};
