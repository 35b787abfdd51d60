export { draft, type DraftInput } from './draft.ts';
export { readSchema, type SchemaColumn } from './read-schema.ts';
