/** The scalar data types of the query languages' columns, by their Kusto names. */
export type ScalarType =
  'string' | 'int' | 'long' | 'real' | 'decimal' | 'datetime' | 'timespan' | 'dynamic' | 'bool' | 'guid';

/** All scalar types, in the order in which schema files list them. */
export const scalarTypes: readonly ScalarType[] = [
  'string',
  'int',
  'long',
  'real',
  'decimal',
  'datetime',
  'timespan',
  'dynamic',
  'bool',
  'guid',
];
