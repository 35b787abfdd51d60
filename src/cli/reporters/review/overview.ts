import { outcomes, type Outcome, type Review, type RuleChange } from '../../../review/model.ts';
import { code, codes, joined, line, lineBreak, paragraph, type Block, type Inline } from '../page/blocks.ts';
import { causeLine, isPureMove } from './causes.ts';
import { cut, type Limits } from './limits.ts';
import { isQuiet, outcomeWordings } from './outcomes.ts';
import { phraseLine, quotedLine } from './phrases.ts';

/** How many rules do what, the biggest risk first: `1 rule finds less than before`. */
export function headline({ rules }: Review): Block {
  if (rules.length === 0) return paragraph('No deployed query changes.');
  const items = outcomes.flatMap((outcome): readonly Inline[] => {
    const count = rules.filter((rule) => rule.outcome === outcome).length;
    if (count === 0) return [];
    const { tone, one, many } = outcomeWordings[outcome];
    const text = count === 1 ? `1 rule ${one}` : `${count} rules ${many}`;
    return [line({ kind: 'label', tone, text })];
  });
  return { kind: 'paragraph', text: joined(items, lineBreak) };
}

/** What was compared, and how much of it. */
export function compared({ before, after, counts }: Review, limits: Limits): Block {
  const { evaluated, filesAfter } = counts;
  const rules = evaluated === 1 ? '1 rule' : `${evaluated} rules`;
  const files = filesAfter === 1 ? '1 rule file' : `${filesAfter} rule files`;
  const amount = `: ${rules} that the change could touch, in a set of ${files}.`;
  return paragraph('Compared ', code(cut(before, limits)), ' with ', code(cut(after, limits)), amount);
}

/** The columns of the summary table. */
export const overviewHead: readonly string[] = ['Change', 'Rule', 'What changes'];

/** A row of the summary table, and how many rules it stands for. */
export interface OverviewRow {
  readonly cells: readonly Inline[];
  readonly rules: number;
}

/** So many rules that changed alike share a row. */
const fewestAlike = 4;

/**
 * The rows of the summary table, in the order of the rules. Where many changed in the same way, as by a shared filter or
 * mapping, they share a row.
 */
export function overviewRows(rules: readonly RuleChange[], limits: Limits): readonly OverviewRow[] {
  const short: Limits = { ...limits, characters: Math.min(limits.characters, 120) };
  const groups = new Map<string, AlikeRules>();
  for (const [index, rule] of rules.entries()) {
    const { outcome, title, path } = rule;
    const change = whatChanges(rule, short);
    const key = JSON.stringify([outcome, change]);
    const group = groups.get(key) ?? { outcome, change, rules: [] };
    group.rules.push({ title, path, anchor: anchorOf(index) });
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const rows = group.rules.length < fewestAlike ? group.rules.map((each) => [each]) : [group.rules];
    return rows.map((together) => overviewRow(group, together, short));
  });
}

interface AlikeRules {
  readonly outcome: Outcome;
  readonly change: Inline;
  readonly rules: { readonly title: string; readonly path: string; readonly anchor: string }[];
}

/** The name of the place of a rule's details, by its number. */
export function anchorOf(index: number): string {
  return `rule-${index + 1}`;
}

function overviewRow(
  { change, outcome }: Pick<AlikeRules, 'change' | 'outcome'>,
  rules: AlikeRules['rules'],
  limits: Limits,
): OverviewRow {
  const { tone, label } = outcomeWordings[outcome];
  const names = rules.slice(0, limits.names).map(({ title, path, anchor }) => {
    const name = { kind: 'jump' as const, anchor, text: cut(title, limits) };
    return line(name, lineBreak, code(cut(path, limits)));
  });
  const more = rules.length - names.length;
  const named = [...joined(names, lineBreak), ...(more > 0 ? [lineBreak, `and ${more} more`] : [])];
  return { cells: [line({ kind: 'label', tone, text: label }), named, change], rules: rules.length };
}

/** Rules of which a reviewer has nothing to see, by outcome. */
export function quietRules(rules: readonly RuleChange[], limits: Limits): readonly Block[] {
  return outcomes.filter(isQuiet).flatMap((outcome): readonly Block[] => {
    const quiet = rules.filter((rule) => rule.outcome === outcome);
    if (quiet.length === 0) return [];
    const { one, many } = outcomeWordings[outcome];
    const shown = quiet
      .slice(0, limits.items)
      .map((rule) =>
        line(`${cut(rule.title, limits)} (`, code(cut(rule.path, limits)), '): ', ...whyQuiet(rule, limits)),
      );
    const more = quiet.length - shown.length;
    return [
      {
        kind: 'details',
        summary: line(quiet.length === 1 ? `1 rule ${one}` : `${quiet.length} rules ${many}`),
        blocks: [{ kind: 'list', items: more > 0 ? [...shown, line(`${more} more`)] : shown }],
        isOpen: false,
      },
    ];
  });
}

/** Why a rule is here of which there is nothing to see. */
function whyQuiet(rule: RuleChange, limits: Limits): Inline {
  const { causes, notes, previousPath } = rule;
  if (previousPath !== undefined && isPureMove(rule)) {
    return line('moved from ', code(cut(previousPath, limits)), ', otherwise the same');
  }
  return notes[0] === undefined ? causeLine(causes.slice(0, 1), limits) : phraseLine(notes[0].text, limits);
}

/** The notes that weigh most; for a rule without any, why it is here. */
function whatChanges(rule: RuleChange, limits: Limits): Inline {
  const { notes, reason, causes, after, outcome } = rule;
  // That there is no query any more is said already; why is what matters.
  const saysVerdict = outcome === 'refused' || outcome === 'invalid';
  const telling = notes.filter(({ code: id }) => !saysVerdict || id !== 'verdict-changed');
  const heavy = telling.filter(({ risk }) => risk !== 'low');
  const shown = heavy.length === 0 ? telling : heavy;
  const worst = shown.slice(0, mostNotes);
  const more = shown.length - worst.length;
  if (worst.length > 0) {
    const lines = worst.map(({ text }) => phraseLine(text, limits));
    return [...joined(lines, lineBreak), ...(more > 0 ? [lineBreak, `and ${more} more`] : [])];
  }
  if (reason !== undefined) return quotedLine(reason, limits);
  const tables = outcome === 'added' ? (after?.tables ?? []).map(({ table }) => cut(table, limits)) : [];
  return tables.length > 0 ? line('searches ', ...codes(tables)) : causeLine(causes.slice(0, 2), limits);
}

/** In a row of the table. */
const mostNotes = 3;
