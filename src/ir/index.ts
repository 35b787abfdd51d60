export * from './correlation.ts';
export * from './expression.ts';
export * from './filter.ts';
export * from './mapped.ts';
export * from './print.ts';
export * from './rule.ts';
export * from './value.ts';
export * from './walk.ts';
