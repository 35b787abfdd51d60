export * from './expression.ts';
export * from './mapped-correlation.ts';
export * from './mapped.ts';
export * from './rule.ts';
export * from './value.ts';
