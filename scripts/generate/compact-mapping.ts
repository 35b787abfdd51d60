import type {
  CompactColumn,
  CompactField,
  CompactMapping,
  CompactPlace,
  SingleColumn,
} from '../../backends/kql/mappings/compact.ts';
import type { ColumnExpression, MappingPlace, PlainColumn } from '../../src/ir/index.ts';
import type { FieldLanding, FieldMapping, Mapping } from '../../src/mapping/model.ts';

/** The short form of a mapping, from which `expandMapping` makes the same mapping again. */
export function compactMapping(mapping: Mapping): CompactMapping {
  const { target, settings, tables } = mapping;
  const files: string[] = [];
  const place = ({ path, line }: MappingPlace): CompactPlace => {
    if (!files.includes(path)) files.push(path);
    return [files.indexOf(path), line];
  };
  const logsources = mapping.logsources.map((logsource) => ({ ...logsource, place: place(logsource.place) }));
  const fieldSets = Object.entries(mapping.fieldSets).map(([name, set]) => {
    const fields = Object.entries(set).map(([key, field]) => compactField(key, field, place));
    return [name, () => fields] as const;
  });
  return { target, settings, tables, files, logsources, fieldSets: Object.fromEntries(fieldSets) };
}

function compactField(
  key: string,
  field: FieldMapping,
  place: (at: MappingPlace) => CompactPlace,
): CompactField {
  const { name, rewrites, losses } = field;
  if (key !== name.toLowerCase()) throw new Error(`The key of field ${name} is ${key}.`);
  const start = [name, ...place(field.place), compactLanding(field.landing)] as const;
  if (losses.length > 0) return [...start, rewrites, losses];
  return rewrites.length > 0 ? [...start, rewrites] : start;
}

function compactLanding(landing: FieldLanding): CompactColumn | FieldLanding {
  if (landing.kind !== 'column' || landing.isAround) return landing;
  return compactColumn(landing.column) ?? landing;
}

/** Undefined for a column that has no short form. */
function compactColumn(column: ColumnExpression): CompactColumn | undefined {
  if (column.kind !== 'first-filled') return compactSingle(column);
  return [column.kind, ...column.alternatives.map((one) => compactSingle(one) ?? one)];
}

function compactSingle(column: ColumnExpression): SingleColumn | undefined {
  switch (column.kind) {
    case 'plain':
      return compactPlain(column);
    case 'property': {
      const base = compactPlain(column.base);
      return base === undefined ? undefined : [column.kind, base, ...column.path];
    }
    case 'xml-data':
    case 'xml-element': {
      const base = compactPlain(column.base);
      return base === undefined ? undefined : [column.kind, base, column.name];
    }
    case 'first-filled':
    case 'joined':
    case 'converted':
      return undefined;
  }
}

function compactPlain({ name, type, optional }: PlainColumn): string | undefined {
  if (optional || name.includes(':')) return undefined;
  return type === 'string' ? name : `${name}:${type}`;
}
