import type { ColumnExpression } from '../ir/index.ts';
import type { FieldLanding, FieldMapping, FieldSet } from './model.ts';

/**
 * The mapping of a field that no entry names, by the entry with the longest beginning of its name:
 * `requestParameters.*` or `*` for everything else. `*` in the columns stands for the rest of the name.
 * `requestParameters.*.*` is for names with two steps or more behind the beginning, of which the first takes
 * the place of `*`: the steps behind it may lead through lists, in which no name finds a value.
 * Names with characters that no event schema uses have no family, because nothing would ever match.
 */
export function familyField(set: FieldSet, field: string): FieldMapping | undefined {
  const key = field.toLowerCase();
  const best = familiesOf(set).find(
    ({ beginning, isDeep }) =>
      key.startsWith(beginning) && (!isDeep || deepName.test(key.slice(beginning.length))),
  );
  if (best === undefined) return undefined;
  const rest = field.slice(best.beginning.length);
  if (rest.length > longestName || !eventName.test(rest)) return undefined;
  const [first = rest] = best.isDeep ? rest.split('.') : [rest];
  const landing = landingFor(best.mapping.landing, first);
  return {
    ...best.mapping,
    name: field,
    landing: best.isDeep && landing.kind === 'column' ? { ...landing, isAround: true } : landing,
  };
}

/** Names in events: words, some with spaces between them (`Threat Name`). */
const eventName = /^[\w.@-]+(?: [\w.@-]+)*$/;

const longestName = 128;

/** A step and at least one more. */
const deepName = /^[^.]+\../;

interface Family {
  readonly beginning: string;
  /** Whether only names with two steps or more behind the beginning are members. */
  readonly isDeep: boolean;
  readonly mapping: FieldMapping;
}

/** The entries of a set that stand for families, the longest beginning first, those for more steps before others. */
function familiesOf(set: FieldSet): readonly Family[] {
  let families = found.get(set);
  if (families === undefined) {
    families = Object.entries(set)
      .filter(([pattern]) => pattern.endsWith('*'))
      .map(([pattern, mapping]) => {
        const isDeep = pattern.endsWith('*.*');
        return { beginning: pattern.slice(0, isDeep ? -3 : -1), isDeep, mapping };
      })
      .toSorted((a, b) => b.beginning.length - a.beginning.length || Number(b.isDeep) - Number(a.isDeep));
    found.set(set, families);
  }
  return families;
}

/** A set has hundreds of entries and few families, and every field that no entry names asks for them. */
const found = new WeakMap<FieldSet, readonly Family[]>();

function landingFor(landing: FieldLanding, rest: string): FieldLanding {
  switch (landing.kind) {
    case 'column':
      return { ...landing, column: columnFor(landing.column, rest) };
    case 'alternatives':
      return { ...landing, columns: landing.columns.map((column) => columnFor(column, rest)) };
    case 'cases':
      return { ...landing, otherwise: landing.otherwise.map((column) => columnFor(column, rest)) };
    case 'hashes':
    case 'constant':
    case 'unsupported':
      return landing;
  }
}

function columnFor(column: ColumnExpression, rest: string): ColumnExpression {
  switch (column.kind) {
    case 'plain':
      return column;
    case 'property':
      return { ...column, path: column.path.flatMap((step) => (step === '*' ? rest.split('.') : [step])) };
    case 'xml-data':
    case 'xml-element':
      return column.name === '*' ? { ...column, name: rest } : column;
    case 'joined':
      return { ...column, parts: column.parts.map((part) => columnFor(part, rest)) };
    case 'first-filled':
      return { ...column, alternatives: column.alternatives.map((part) => columnFor(part, rest)) };
    case 'converted':
      return { ...column, operand: columnFor(column.operand, rest) };
  }
}
