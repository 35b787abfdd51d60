export { fieldRows, type FieldRow } from './fields.ts';
export type { Held, Holding } from './holding.ts';
export { logsourceRows, logsourceText, type LogsourceName, type LogsourceRow } from './logsources.ts';
export { supportMatrix, type MatrixCell, type MatrixRow } from './matrix.ts';
export { tableRows, targetRow, type TableRow, type TargetRow } from './tables.ts';
