/**
 * What one sentence of the Sigma specification demands, and cases that show it.
 *
 * A case is a piece of a rule and what it must mean in the notation of `notation.ts`, or the code of the
 * diagnostic that must be reported. A piece with a line `condition:` is a whole `detection`; any other is
 * the body of the only search identifier.
 */
export interface Sentence {
  /** Document and section, resolved by `specificationUrl`. */
  readonly section: `${'rules' | 'modifiers'}#${string}`;
  readonly demands: string;
  readonly cases: readonly (readonly [piece: string, meaning: string | ReportedCode])[];
}

/** A diagnostic that must be reported. */
export interface ReportedCode {
  readonly code: string;
}

/** Short for a case that must be reported. */
export function reports(code: string): ReportedCode {
  return { code };
}

const documents = {
  rules: 'sigma-rules-specification.md',
  modifiers: 'sigma-appendix-modifiers.md',
} as const;

/** The public page of a section of the specification. */
export function specificationUrl(section: Sentence['section']): string {
  const [document, anchor] = section.split('#') as ['rules' | 'modifiers', string];
  return `https://github.com/SigmaHQ/sigma-specification/blob/main/specification/${documents[document]}#${anchor}`;
}
