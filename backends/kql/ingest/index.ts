export { ingest, type IngestedRow } from './rows.ts';
export { withReturnedColumns } from './returned-columns.ts';
export { sigmaEvent } from './sigma-event.ts';
