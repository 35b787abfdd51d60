import { describe, expect, it } from 'vitest';
import { combine } from '../../src/lower/modifiers/combinations.ts';
import { modifiers, type ModifierGroup } from '../../src/lower/modifiers/table.ts';
import { lowerPiece } from './harness.ts';

/**
 * Whether a modifier of the row may stand before one of the column: `+` yes, `<` only the other way
 * round, `.` never. Written by hand from the Modifiers appendix, as a second opinion on the table.
 */
const matrix = `
             list negation case position placeholder dash charset encoding regex regex-flag network number time existence reference
list         .    .        +    +        +           +    +       +        +     +          +       +      +    .         +
negation     .    .        +    +        +           +    +       +        +     +          +       .      +    .         +
case         +    +        .    +        +           +    +       +        +     +          .       .      .    .         +
position     +    +        +    .        +           +    <       <        <     <          .       .      .    .         +
placeholder  +    +        +    +        .           +    +       +        .     .          +       .      .    .         .
dash         +    +        +    +        +           .    +       +        .     .          .       .      .    .         .
charset      +    +        +    +        <           <    .       +        .     .          .       .      .    .         .
encoding     +    +        +    +        <           <    <       .        .     .          .       .      .    .         .
regex        +    +        +    +        .           .    .       .        .     +          .       .      .    .         .
regex-flag   +    +        +    +        .           .    .       .        <     +          .       .      .    .         .
network      +    +        .    .        <           .    .       .        .     .          .       .      .    .         .
number       +    .        .    .        .           .    .       .        .     .          .       .      +    .         .
time         +    +        .    .        .           .    .       .        .     .          .       +      .    .         .
existence    .    .        .    .        .           .    .       .        .     .          .       .      .    .         .
reference    +    +        +    +        .           .    .       .        .     .          .       .      .    .         .
`;

const verdicts = { '+': 'legal', '<': 'wrong-order', '.': 'conflict' } as const;

const [header = [], ...rows] = matrix
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const pairs = rows.flatMap(([first = '', ...cells]) =>
  cells.map((cell, index) => ({
    first: first as ModifierGroup,
    second: header[index] as ModifierGroup,
    verdict: verdicts[cell as keyof typeof verdicts],
  })),
);

describe('two modifiers of one key', () => {
  it('have a verdict for every pair of groups', () => {
    const groups = new Set([...modifiers.values()].map(({ group }) => group));
    expect(new Set(header)).toEqual(groups);
    expect(pairs.length).toBe(groups.size ** 2);
  });

  it.each(pairs)('$first before $second: $verdict', ({ first, second, verdict }) => {
    expect(combine(first, second).kind).toBe(verdict);
  });

  it('give a meaning or one clear finding, for every ordered pair of modifiers', () => {
    const names = [...modifiers.keys()];
    let legal = 0;
    for (const first of names) {
      for (const second of names) {
        const verdict = verdictOf(first, second);
        const { codes } = lowerPiece(`F|${first}|${second}: ${JSON.stringify(valueFor(first, second))}`);
        const found = codes.filter((code) => code.startsWith('modifier-'));
        expect([first, second, ...new Set(found)]).toEqual([first, second, ...verdict]);
        legal += verdict.length === 0 ? 1 : 0;
      }
    }
    expect(names.length).toBe(31);
    expect(legal).toBe(187);
  });
});

/** What must be reported about two modifiers, by the matrix and the two requirements. */
function verdictOf(first: string, second: string): readonly string[] {
  if (first === second) return [...lacking(first, first), 'modifier-repeated'].toSorted().slice(0, 2);
  const alone = [...new Set([...lacking(first, second), ...lacking(second, first)])];
  if (alone.length > 0) return alone;
  if ([first, second].toSorted().join(' ') === 'cased i') return ['modifier-conflict'];
  const pair = pairs.find((each) => each.first === groupOf(first) && each.second === groupOf(second));
  return pair?.verdict === 'legal'
    ? []
    : pair?.verdict === 'conflict'
      ? ['modifier-conflict']
      : ['modifier-order'];
}

function lacking(name: string, other: string): readonly string[] {
  const needs: Partial<Record<ModifierGroup, ModifierGroup>> = { charset: 'encoding', 'regex-flag': 'regex' };
  const needed = needs[groupOf(name)];
  return needed === undefined || groupOf(other) === needed ? [] : ['modifier-requirement'];
}

function groupOf(name: string): ModifierGroup {
  return modifiers.get(name)?.group ?? 'list';
}

function valueFor(first: string, second: string): string | number | boolean {
  const groups = [groupOf(first), groupOf(second)];
  if (groups.includes('existence')) return true;
  return groups.includes('number') || groups.includes('time') ? 5 : 'value';
}
