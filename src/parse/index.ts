export type * from './document.ts';
export type * from './condition/syntax.ts';
export { parseCondition } from './condition/parser.ts';
export { maximumSourceLength, parseDocuments } from './parse.ts';
export { readTimespan } from './timespan.ts';
