import type { ScalarType } from '../../schema/index.ts';
import { nameOf, type Subject } from '../subject.ts';
import { charactersOf } from '../text/characters.ts';
import { characters, choice, literal, repeated, sequence, type Syntax } from '../text/syntax.ts';
import type { Work } from '../work.ts';
import { addressCells, momentCells, scalarCells } from './cells.ts';
import type { Demand, Solution } from './demand.ts';
import { likelyTexts, solveText } from './solve-text.ts';
import type { SubjectTest } from './subject-test.ts';
import type { Value } from './value.ts';

/** What a value is looked at as. A subject can be looked at in several ways. */
type Aspect = 'text' | 'address' | 'scalar' | 'moment';

const aspects: Readonly<Record<SubjectTest['kind'], Aspect>> = {
  pattern: 'text',
  regex: 'text',
  network: 'address',
  number: 'scalar',
  missing: 'scalar',
  truth: 'scalar',
  time: 'moment',
};

/**
 * A value of a subject that meets all demands. Each aspect is decided by itself: if none of its values will do, no
 * value does. Where a subject is looked at in several ways, the values of all of them are tried; if none meets all demands,
 * nothing can be said.
 */
export function solveSubject(subject: Subject, demands: readonly Demand[], work: Work): Solution {
  const { type } = subject;
  const seen = new Set(demands.map(aspectOf));
  const meets = (value: Value, asked: readonly Demand[]): boolean => {
    work.spend(asked.length / 4);
    return asked.every(({ test, expected }) => test.holds(value, type) === expected);
  };
  const tried = new Set<Value>();
  for (const value of likelyValues(demands, subject, seen)) {
    if (tried.has(value)) continue;
    tried.add(value);
    if (meets(value, demands)) return { kind: 'value', value };
  }
  for (const aspect of seen) {
    if (aspect === 'text') continue;
    const asked = demands.filter((demand) => aspectOf(demand) === aspect);
    const { values, isExact } = cellsOf(aspect, asked, type);
    if (!isExact || values.some((value) => meets(value, asked))) continue;
    return { kind: 'conflict', core: firstFailures(values, asked, type) };
  }
  const gap = {
    kind: 'gap',
    reason: `What \`${nameOf(subject)}\` is compared with can't be decided together.`,
  } as const;
  if (!seen.has('text')) return gap;
  const texts = demands.filter((demand) => isTextual(demand, type));
  const column = { type, domain: domainOf(type), read: (text: string) => valueOf(text, type) };
  const solution = solveText(texts, column, work);
  if (solution.kind === 'conflict') return solution;
  const value = solution.kind === 'text' ? valueOf(solution.text, type) : undefined;
  return value !== undefined && meets(value, demands) ? { kind: 'value', value } : gap;
}

/** Whether automata can see a demand. Whole numbers are written in one way only. */
function isTextual({ test: { test } }: Demand, type: ScalarType): boolean {
  if (test.kind === 'number') return test.operator === '=' && (type === 'int' || type === 'long');
  return test.kind === 'missing' || aspects[test.kind] === 'text' || aspects[test.kind] === 'address';
}

function aspectOf({ test }: Demand): Aspect {
  return aspects[test.test.kind];
}

function likelyValues(
  demands: readonly Demand[],
  { type }: Subject,
  seen: ReadonlySet<Aspect>,
): readonly Value[] {
  const texts = seen.has('text') ? likelyTexts(demands).map((text) => valueOf(text, type)) : [];
  const others = [...seen].flatMap((aspect) =>
    aspect === 'text'
      ? []
      : cellsOf(
          aspect,
          demands.filter((demand) => aspectOf(demand) === aspect),
          type,
        ).values,
  );
  const nothing: Value = type === 'string' ? '' : null;
  return [nothing, ...others, ...texts.filter((value) => value !== undefined), ...commonTexts(type)];
}

/** Texts that few tests look for, for columns that are to hold anything but what a rule looks for. */
function commonTexts(type: ScalarType): readonly string[] {
  return type === 'string' || type === 'dynamic' ? ['other', 'C:\\other\\other.exe', 'x'] : [];
}

function cellsOf(
  aspect: Exclude<Aspect, 'text'>,
  demands: readonly Demand[],
  type: ScalarType,
): { readonly values: readonly Value[]; readonly isExact: boolean } {
  switch (aspect) {
    case 'address':
      return { values: addressCells(demands), isExact: true };
    case 'scalar':
      return { values: scalarCells(demands, type), isExact: true };
    case 'moment': {
      const { values, isExact } = momentCells(demands);
      return { values: [type === 'string' ? '' : null, ...values], isExact };
    }
  }
}

/** For each value a demand that it does not meet, as few as come up: together no value meets them. */
function firstFailures(
  values: readonly Value[],
  demands: readonly Demand[],
  type: ScalarType,
): readonly number[] {
  const core: Demand[] = [];
  const isFailed = (value: Value, { test, expected }: Demand): boolean =>
    test.holds(value, type) !== expected;
  for (const value of values) {
    if (core.some((demand) => isFailed(value, demand))) continue;
    const failed = demands.find((demand) => isFailed(value, demand));
    if (failed !== undefined) core.push(failed);
  }
  return core.map(({ formula }) => formula);
}

/** The value of a type that has a text; undefined if there is none. */
function valueOf(text: string, type: ScalarType): Value | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'int':
    case 'long':
      if (text === '') return null;
      if (!/^-?(?:0|[1-9]\d{0,18})$/.test(text)) return undefined;
      return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
    case 'real':
      return text === '' ? null : /^-?\d+\.\d+$/.test(text) ? Number(text) : undefined;
    case 'bool':
      return text === '' ? null : text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'dynamic':
    case 'guid':
    case 'datetime':
    case 'timespan':
    case 'decimal':
      return text === '' ? null : text;
  }
}

const digit = characters(charactersOf({ min: 0x30, max: 0x39 }));
const hexDigit = characters(charactersOf({ min: 0x30, max: 0x39 }, { min: 0x61, max: 0x66 }));

/** What the text of a column can be; undefined if it can be anything, as far as one knows. */
function domainOf(type: ScalarType): Syntax | undefined {
  switch (type) {
    case 'int':
    case 'long': {
      const sign: Syntax = { kind: 'repeat', item: literal('-'), least: 0, most: 1 };
      const first = characters(charactersOf({ min: 0x31, max: 0x39 }));
      return choice([sequence([]), literal('0'), sequence([sign, first, repeated(digit)])]);
    }
    case 'bool':
      return choice([sequence([]), literal('true'), literal('false')]);
    case 'guid': {
      const digits = (count: number): Syntax => ({
        kind: 'repeat',
        item: hexDigit,
        least: count,
        most: count,
      });
      const groups = [8, 4, 4, 4, 12].flatMap((count, index) =>
        index === 0 ? [digits(count)] : [literal('-'), digits(count)],
      );
      return choice([sequence([]), sequence(groups)]);
    }
    case 'string':
    case 'real':
    case 'decimal':
    case 'datetime':
    case 'timespan':
    case 'dynamic':
      return undefined;
  }
}
