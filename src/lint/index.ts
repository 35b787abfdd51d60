export type { LintSubject } from './lint.ts';
export { lintDocument, lintSet } from './lints.ts';
