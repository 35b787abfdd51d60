export type * from './document.ts';
export type * from './condition/syntax.ts';
export { maximumDepth } from './condition/reader.ts';
export { parseCondition, type SpanOf } from './condition/parser.ts';
export { maximumSourceLength, parseDocuments } from './parse.ts';
export { readTimespan } from './timespan.ts';
