import { thousands } from '../../../diagnostics/index.ts';
import { plainText, type RuleChange, type RuleSide } from '../../../review/model.ts';
import type { Witness } from '../../../comparison/model.ts';
import type { DiffLine } from '../../../review/query-diff.ts';
import { code, line, paragraph, type Block, type Details, type Inline } from '../page/blocks.ts';
import { causeLine, otherCauses } from './causes.ts';
import { cut, first, type Limits } from './limits.ts';
import { outcomeWordings } from './outcomes.ts';
import { findingLine, noteLine, quotedLine } from './phrases.ts';

/** All about one rule: what it means, the change in plain words, an event that shows it, the query, findings. */
export function changeDetails(rule: RuleChange, anchor: string, limits: Limits): Details {
  const { tone, label, meaning } = outcomeWordings[rule.outcome];
  return {
    kind: 'details',
    anchor,
    isOpen: false,
    summary: line({ kind: 'label', tone, text: label }, `: ${cut(rule.title, limits)}`),
    blocks: [
      whereBlock(rule, limits),
      paragraph(meaning, ...(rule.reason === undefined ? [] : [' ', ...quotedLine(rule.reason, limits)])),
      ...noteBlocks(rule, limits),
      ...rule.witnesses.flatMap((witness) => witnessBlocks(witness, limits)),
      ...(rule.unwitnessed === undefined ? [] : [paragraph(...quotedLine(rule.unwitnessed, limits))]),
      ...queryBlocks(rule, limits),
      figuresBlock(rule),
      ...findingBlocks(rule, limits),
    ],
  };
}

function whereBlock(rule: RuleChange, limits: Limits): Block {
  const { path, previousPath, before, after } = rule;
  const place = (after ?? before)?.place;
  const moved = previousPath === undefined ? [] : [', moved from ', code(cut(previousPath, limits))];
  const where = place === undefined ? '' : `:${place.line}`;
  const others = otherCauses(rule);
  const why = others.length === 0 ? [] : ['. It is affected because ', ...causeLine(others, limits), '.'];
  return paragraph(code(`${cut(path, limits)}${where}`), ...moved, ...why);
}

function noteBlocks(rule: RuleChange, limits: Limits): readonly Block[] {
  const { notes } = rule;
  if (notes.length === 0) return [];
  const items = notes.map((note): Inline => noteLine(note, rule, limits));
  return [{ kind: 'list', items: first(items, limits.items, (more) => line(`and ${more} more changes`)) }];
}

/** How well the query holds the rule, what it searches, and what it costs; before and after where that differs. */
function figuresBlock({ before, after }: RuleChange): Block {
  const facts = figures.flatMap(({ name, of }) => {
    const [old, now] = [before, after].map((side) => (side === undefined ? undefined : of(side)));
    const shown = old === undefined || now === undefined || old === now ? (now ?? old) : `${old} → ${now}`;
    return shown === undefined ? [] : [`${name} ${shown}`];
  });
  return paragraph(`${facts.join('; ')}.`);
}

const figures: readonly { readonly name: string; readonly of: (side: RuleSide) => string | undefined }[] = [
  { name: 'Verdict', of: ({ verdict }) => verdict },
  { name: 'target', of: ({ target }) => target },
  { name: 'level', of: ({ level }) => level },
  { name: 'characters', of: ({ length }) => (length === undefined ? undefined : thousands(length)) },
  { name: 'tests that use the index', of: ({ cost }) => cost && String(cost.index) },
  { name: 'tests that read every row', of: ({ cost }) => cost && String(cost.scan) },
];

function witnessBlocks({ foundBy, table, row }: Witness, limits: Limits): readonly Block[] {
  const said =
    foundBy === 'before'
      ? 'This event was found before, and is not found any more'
      : 'This event was not found before, and is found now';
  const columns = Object.entries(row).map(
    ([name, value]) => [cut(name, limits), shortValue(value, limits)] as const,
  );
  const shown = Object.fromEntries(columns.slice(0, limits.items));
  const more = columns.length - limits.items;
  const left = more > 0 ? `, without ${more} of its columns` : '';
  return [
    paragraph(
      { kind: 'strong', text: said },
      ' (both queries were run on it; a row of ',
      code(table),
      `${left}):`,
    ),
    { kind: 'code', language: 'json', text: JSON.stringify(shown, null, 2) },
  ];
}

/** Values of rows are JSON; only texts can be long. */
function shortValue(value: unknown, limits: Limits): unknown {
  if (typeof value === 'string') return cut(value, limits);
  const text = JSON.stringify(value) ?? '';
  return text.length > limits.characters ? cut(text, limits) : value;
}

function queryBlocks({ diff, before, after, outcome }: RuleChange, limits: Limits): readonly Block[] {
  if (
    before === undefined ||
    after === undefined ||
    after.query === undefined ||
    before.query === undefined
  ) {
    const side = after?.query === undefined ? before : after;
    if (side?.query === undefined) return [];
    const label = side === after ? 'The new query' : 'The query that is gone';
    const lines = side.query.split('\n').map((text) => cut(text, limits));
    const text = first(lines, limits.lines, (more) => `// … ${more} more lines`).join('\n');
    return [{ kind: 'code', language: 'kql', text, label: line(label) }];
  }
  if (diff.length === 0) return [paragraph('The query is the same, letter by letter.')];
  const shown = first(
    diff.map((each) => shortLine(each, limits)),
    limits.lines,
    (more) => ({ kind: 'same' as const, text: `… ${more} more lines` }),
  );
  const label =
    outcome === 'deployment' || outcome === 'equal' ? 'The query, written differently' : 'The query';
  return [paragraph({ kind: 'strong', text: label }), { kind: 'diff', lines: shown }];
}

function shortLine(each: DiffLine, limits: Limits): DiffLine {
  switch (each.kind) {
    case 'same':
    case 'removed':
    case 'added':
      return { ...each, text: cut(each.text, limits) };
    case 'changed': {
      const parts = (side: typeof each.before): typeof each.before =>
        first(
          side.map((part) => (part.kind === 'same' ? part : { ...part, text: cut(part.text, limits) })),
          limits.items * 2,
          (more) => ({ kind: 'same', text: ` … ${more} more pieces` }),
        );
      return { ...each, before: parts(each.before), after: parts(each.after) };
    }
    case 'skipped':
      return each;
  }
}

/** What notes say already is not said again, but for errors, whose advice matters. */
function findingBlocks({ findings, notes, outcome }: RuleChange, limits: Limits): readonly Block[] {
  const said = notes.map(({ text }) => plainText(text));
  const list = (lead: string, all: typeof findings.added): readonly Block[] => {
    const items = all
      .filter(({ severity, message }) => severity === 'error' || !said.some((note) => note.includes(message)))
      .map((each): Inline => findingLine(each, limits));
    if (items.length === 0) return [];
    const shown = first(items, limits.items, (more) => line(`and ${more} more`));
    return [paragraph({ kind: 'strong', text: lead }), { kind: 'list', items: shown }];
  };
  // Without a query there is nothing that a finding about it could be gone from.
  const hasQuery = !['refused', 'invalid', 'removed'].includes(outcome);
  return [
    ...list('New findings', findings.added),
    ...(hasQuery ? list('Findings that are gone', findings.gone) : []),
  ];
}
