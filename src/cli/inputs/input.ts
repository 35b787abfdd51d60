import type { FailedInput } from './failed.ts';

/** A file that is to be read as rules. */
export interface InputFile {
  readonly kind: 'file';
  /** As the user typed it, plus the way below a typed folder; always with `/`. */
  readonly path: string;
  /** The way below the folder that the user typed; the plain name of a file that the user typed. */
  readonly relativePath: string;
  /** Its absolute path, with `/`. */
  readonly location: string;
  /** Left out with `--exclude`: it gives no results, but correlations can use its rules. */
  readonly isExcluded?: true;
}

/** Standard input, typed as `-`. */
export interface StandardInput {
  readonly kind: 'stdin';
  readonly path: string;
  readonly relativePath: string;
}

/** Something to convert, or the reason why there is nothing. */
export type Input = InputFile | StandardInput | FailedInput;
