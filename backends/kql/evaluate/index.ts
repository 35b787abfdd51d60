export {
  compileQuery,
  evaluate,
  type CompiledQuery,
  type Database,
  type EvaluateOptions,
  type QueryResult,
} from './evaluate.ts';
export { explainQuery, type ClauseResult } from './explain.ts';
export type { ParserArgument } from './model.ts';
export { recordOfRow, rowOfRecord } from './records.ts';
export { InvalidKql, UnsupportedKql } from './unsupported.ts';
export type { Column, Row, Value } from './values/value.ts';
