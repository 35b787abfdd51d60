import type { Diagnostics } from '../diagnostics/index.ts';
import type { Expression } from '../ir/index.ts';
import type { SigmaDocument } from '../parse/index.ts';

/** A document without errors, as a lint sees it. */
export interface LintSubject {
  readonly document: SigmaDocument;
  /** What a detection rule matches, filters left aside; absent for other documents. */
  readonly condition?: Expression;
}

/** One check of a document: reports what could be better, and changes nothing. */
export type Lint = (subject: LintSubject, diagnostics: Diagnostics) => void;

/** One check of all documents of a run, for what only shows between them. */
export type SetLint = (documents: readonly SigmaDocument[], diagnostics: Diagnostics) => void;
