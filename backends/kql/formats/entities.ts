import { entityTables } from './data/entities.ts';
import { entityTypes, type EntityType } from './data/identifiers.ts';
import type { ResultColumn } from './result-columns.ts';

/** An entity of the result and the columns that identify it, as every Sentinel format writes it. */
export interface EntityMapping {
  readonly entityType: EntityType;
  readonly fieldMappings: readonly FieldMapping[];
}

/** One identifier of an entity and the column that holds it. */
export interface FieldMapping {
  readonly identifier: string;
  readonly columnName: string;
}

/** The limits of Microsoft Sentinel for one rule and one entity. */
const mostEntities = 10;
const mostIdentifiers = 3;

/**
 * The entities of a result: those of the tables whose columns it still has. An entity is left out unless
 * the columns that are left identify it.
 */
export function entitiesOf(columns: readonly ResultColumn[]): readonly EntityMapping[] {
  const schemas = [...new Set(columns.flatMap(({ origin }) => origin?.schema ?? []))];
  const mappings = schemas.flatMap((schema) => entitiesOfSchema(schema, columns));
  const distinct = new Map(mappings.map((mapping) => [JSON.stringify(mapping), mapping]));
  return [...distinct.values()].slice(0, mostEntities);
}

function entitiesOfSchema(schema: string, columns: readonly ResultColumn[]): readonly EntityMapping[] {
  const names = new Map(
    columns
      .filter(({ name, origin }) => origin?.schema === schema && isMappable(name))
      .map(({ name, origin }) => [origin?.column, name]),
  );
  const entities = Object.hasOwn(entityTables, schema) ? entityTables[schema] : undefined;
  return (entities ?? []).flatMap(({ type, columns: identifying }) => {
    const fieldMappings = Object.entries(identifying).flatMap(([identifier, column]) => {
      const columnName = names.get(column);
      return columnName === undefined ? [] : [{ identifier, columnName }];
    });
    const mapping = { entityType: type, fieldMappings: fieldMappings.slice(0, mostIdentifiers) };
    return isIdentified(mapping) ? [mapping] : [];
  });
}

function isIdentified({ entityType, fieldMappings }: EntityMapping): boolean {
  const mapped = new Set(fieldMappings.map(({ identifier }) => identifier));
  return entityTypes[entityType].required.some((set) => set.every((identifier) => mapped.has(identifier)));
}

/** Whether a column can be named in a mapping: the service takes plain identifiers only. */
export function isMappable(column: string): boolean {
  return column.length <= 500 && /^[a-zA-Z_]\w*$/.test(column);
}
