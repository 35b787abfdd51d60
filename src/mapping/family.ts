import type { ColumnExpression } from '../ir/index.ts';
import type { FieldLanding, FieldMapping, FieldSet } from './model.ts';

/**
 * The mapping of a field that no entry names, by the entry with the longest beginning of its name:
 * `requestParameters.*` or `*` for everything else. `*` in the columns stands for the rest of the name.
 * Names with characters that no event schema uses have no family, because nothing would ever match.
 */
export function familyField(set: FieldSet, field: string): FieldMapping | undefined {
  const key = field.toLowerCase();
  const best = familiesOf(set).find(({ beginning }) => key.startsWith(beginning))?.mapping;
  const rest = best && field.slice(best.name.length - 1);
  if (best === undefined || rest === undefined || !/^[\w.@-]{1,128}$/.test(rest)) return undefined;
  return { ...best, name: field, landing: landingFor(best.landing, rest) };
}

interface Family {
  readonly beginning: string;
  readonly mapping: FieldMapping;
}

/** The entries of a set that stand for families, the longest beginning first. */
function familiesOf(set: FieldSet): readonly Family[] {
  let families = found.get(set);
  if (families === undefined) {
    families = Object.entries(set)
      .filter(([pattern]) => pattern.endsWith('*'))
      .map(([pattern, mapping]) => ({ beginning: pattern.slice(0, -1), mapping }))
      .toSorted((a, b) => b.beginning.length - a.beginning.length);
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
    case 'hashes':
    case 'cases':
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
      return column.name === '*' ? { ...column, name: rest } : column;
    case 'joined':
      return { ...column, parts: column.parts.map((part) => columnFor(part, rest)) };
    case 'first-filled':
      return { ...column, alternatives: column.alternatives.map((part) => columnFor(part, rest)) };
    case 'converted':
      return { ...column, operand: columnFor(column.operand, rest) };
  }
}
