export { applyMapping, type ApplyOptions } from './apply.ts';
export { applyCorrelation } from './correlation.ts';
export { applyFirst } from './first.ts';
export { declaredTables } from './declared.ts';
export { decodeMapping } from './decode.ts';
export { mergeMappings } from './merge.ts';
export type * from './model.ts';
export { inWindowsEvent } from './windows-events.ts';
