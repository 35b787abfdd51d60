export { applyMapping, type ApplyOptions } from './apply.ts';
export { decodeMapping } from './decode.ts';
export { mergeMappings } from './merge.ts';
export type * from './model.ts';
