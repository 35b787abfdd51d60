import { printable, type Severity } from '../../../diagnostics/index.ts';
import {
  outcomes,
  type ChangeNote,
  type Outcome,
  type Review,
  type ReviewFinding,
  type RuleChange,
} from '../../../review/model.ts';
import { diffText } from '../page/diff-text.ts';
import type { Paint } from '../paint.ts';
import { apart, brokenSentence, type BrokenShare } from './broken.ts';
import { causeText, isPureMove, otherCauses } from './causes.ts';
import { first } from './limits.ts';
import { isQuiet, outcomeWordings } from './outcomes.ts';
import { otherFile, shownText } from './phrases.ts';

/** Notes beyond these, and the least important ones, are counted. */
const mostNotes = 12;

/**
 * A review for a terminal: each rule with what became of it, why it is affected if its own file is the same, the change
 * in plain words, an event that shows it, and the difference of the queries. Rules of which there is nothing to see take a line each. Nothing in a rule can act
 * on the terminal.
 */
export function formatReviewText(review: Review, paint: Paint): string {
  const { before, after, counts } = review;
  const { broken, others } = apart(review);
  const { rules, findings } = others;
  const loud = rules.filter(({ outcome }) => !isQuiet(outcome));
  const quiet = rules.filter(({ outcome }) => isQuiet(outcome));
  const blocks = [
    ...(broken === undefined ? [] : [brokenLines(broken, paint)]),
    ...loud.map((rule) => ruleLines(rule, paint)),
    ...(quiet.length === 0 ? [] : [quiet.map((rule) => quietLine(rule, paint))]),
    ...findingBlocks(findings.added, 'new finding', paint),
    ...findingBlocks(findings.gone, 'finding gone', paint),
    summaryLines(review, { before, after }, counts.evaluated),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const widestLabel = Math.max(...outcomes.map((outcome) => outcomeWordings[outcome].label.length));
const indent = ' '.repeat(widestLabel + 2);

function ruleLines(rule: RuleChange, paint: Paint): readonly string[] {
  const { reason, unwitnessed, witnesses, diff, notes } = rule;
  const shown = notes.slice(0, mostNotes);
  const rest = notes.length - shown.length;
  const why = reason ?? unwitnessed;
  return [
    headLine(rule, paint),
    ...reasonsOf(rule).map((words) => `${indent}${words}`),
    ...shown.map((note) => `${indent}- ${noteText(note, rule)}`),
    ...(rest > 0 ? [`${indent}- ${rest} more`] : []),
    ...(why === undefined ? [] : [`${indent}${printable(why)}`]),
    ...witnesses.map(({ foundBy, table, row }) => {
      const which = foundBy === 'before' ? 'found before, not any more' : 'found now, not before';
      return `${indent}${which}: ${printable(`${table} ${JSON.stringify(row)}`)}`;
    }),
    ...diffText(diff).map((line) => `${indent}${paint.faint('|')} ${diffLine(printable(line), paint)}`),
  ];
}

function quietLine(rule: RuleChange, paint: Paint): string {
  const words = [...reasonsOf(rule), ...(isPureMove(rule) ? ['otherwise the same'] : [])];
  const why = words.length === 0 ? '' : `  ${words.join(', ')}`;
  return `${headLine(rule, paint)}${why}`;
}

/** Where a rule was before, and what touches it besides its own file. */
function reasonsOf(rule: RuleChange): readonly string[] {
  const { previousPath } = rule;
  const others = otherCauses(rule);
  return [
    ...(previousPath === undefined ? [] : [`moved from ${printable(previousPath)}`]),
    ...(others.length === 0 ? [] : [`affected because ${causeText(others)}`]),
  ];
}

function headLine({ outcome, title, path }: RuleChange, paint: Paint): string {
  const label = outcomeWordings[outcome].label;
  const text = paint.severity(severities[outcomeWordings[outcome].tone], label);
  return `${text}${' '.repeat(widestLabel + 2 - label.length)}${paint.strong(printable(title))}  ${paint.faint(printable(path))}`;
}

const severities = {
  bad: 'error',
  doubtful: 'warning',
  good: 'info',
  plain: 'info',
} as const satisfies Record<(typeof outcomeWordings)[Outcome]['tone'], Severity>;

function noteText({ text, place }: ChangeNote, rule: RuleChange): string {
  const words = printable(text.map(shownText).join(''));
  if (place === undefined) return words;
  const file = otherFile(place, rule);
  const at = file === undefined ? `line ${place.line}` : `${printable(file)}:${place.line}`;
  return `${words} (${at}${place.side === 'before' ? ' before' : ''})`;
}

function diffLine(line: string, paint: Paint): string {
  if (line.startsWith('- ')) return paint.severity('error', line);
  return line.startsWith('+ ') ? paint.severity('info', line) : line.trimEnd();
}

function findingBlocks(
  findings: readonly ReviewFinding[],
  label: string,
  paint: Paint,
): readonly (readonly string[])[] {
  if (findings.length === 0) return [];
  return [findings.map((finding) => `${label}: ${findingText(finding, paint)}`)];
}

function findingText({ severity, code, message, place }: ReviewFinding, paint: Paint): string {
  const where = `${printable(place.path)}:${place.line}:${place.column}`;
  return `${paint.severity(severity, severity)}[${code}] ${printable(message)}  ${paint.faint(where)}`;
}

/** What broke for all rules at once, and which lost their query by it. */
function brokenLines(broken: BrokenShare, paint: Paint): readonly string[] {
  const names = broken.lost.map(({ title, path }) => `${printable(title)}  ${paint.faint(printable(path))}`);
  const shown = first(names, mostNotes, (more) => `and ${more} more`);
  return [
    ...broken.findings.map((finding) => findingText(finding, paint)),
    `${brokenSentence(broken)}${names.length === 0 ? '' : ':'}`,
    ...shown.map((name) => `${indent}${name}`),
  ];
}

function summaryLines(
  { rules }: Review,
  { before, after }: { readonly before: string; readonly after: string },
  evaluated: number,
): readonly string[] {
  const counts = outcomes.flatMap((outcome) => {
    const count = rules.filter((rule) => rule.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcomeWordings[outcome].label}`];
  });
  const compared = evaluated === 1 ? '1 rule compared' : `${evaluated} rules compared`;
  return [
    `${printable(before)} → ${printable(after)}: ${compared}; ${counts.length === 0 ? 'no query changes' : counts.join(', ')}`,
  ];
}
