export type * from './document.ts';
export type * from './condition/syntax.ts';
export { parseCondition } from './condition/parser.ts';
export { parseDocuments } from './parse.ts';
