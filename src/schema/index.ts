export {
  columnType,
  mergeCatalogs,
  sourceOf,
  type Columns,
  type FunctionParameter,
  type FunctionSchema,
  type SchemaCatalog,
  type TableSchema,
} from './catalog.ts';
export { scalarTypes, type ScalarType } from './scalar-type.ts';
