import { outcomes, type Review, type RuleChange } from '../../../review/model.ts';
import { code, codes, joined, line, lineBreak, paragraph, type Block, type Inline } from '../page/blocks.ts';
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

/** The row of a rule in the summary table. */
export function overviewRow(rule: RuleChange, anchor: string, limits: Limits): readonly Inline[] {
  const short: Limits = { ...limits, characters: Math.min(limits.characters, 120) };
  const { tone, label } = outcomeWordings[rule.outcome];
  return [
    line({ kind: 'label', tone, text: label }),
    line({ kind: 'jump', anchor, text: cut(rule.title, short) }, lineBreak, code(cut(rule.path, short))),
    whatChanges(rule, short),
  ];
}

/** Rules of which a reviewer has nothing to see, by outcome. */
export function quietRules(rules: readonly RuleChange[], limits: Limits): readonly Block[] {
  return outcomes.filter(isQuiet).flatMap((outcome): readonly Block[] => {
    const quiet = rules.filter((rule) => rule.outcome === outcome);
    if (quiet.length === 0) return [];
    const { one, many } = outcomeWordings[outcome];
    const shown = quiet.slice(0, limits.items).map(({ title, path, notes, causes }) => {
      const why =
        notes[0] === undefined ? causeLine(causes.slice(0, 1), limits) : phraseLine(notes[0].text, limits);
      return line(`${cut(title, limits)} (`, code(cut(path, limits)), '): ', ...why);
    });
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

/** Why a rule is affected. */
export function causeLine(causes: RuleChange['causes'], limits: Limits): Inline {
  return joined(
    causes.map(({ kind, path, change }) =>
      kind === 'rule'
        ? line(`the rule was ${change}`)
        : line(`${causeNames[kind]} `, code(cut(path, limits)), ` was ${change}`),
    ),
    ', ',
  );
}

const causeNames = {
  'related-rule': 'the rule that it uses,',
  filter: 'the filter',
  mapping: 'the mapping',
  placeholders: 'the placeholder list',
  settings: 'the settings file',
  options: 'the option',
} as const;

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
