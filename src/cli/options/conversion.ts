/** The options that decide which query a rule becomes, as commander hands them over. */
export interface ConversionOptions {
  readonly target: readonly string[];
  readonly asimParsers: 'workspace' | 'builtin';
  readonly windowsEvents: 'auto' | 'event' | 'windowsevent' | 'securityevent';
  readonly mapping: readonly string[];
  readonly filter: readonly string[];
  /** Files, or the word `refuse`. */
  readonly placeholders: readonly string[];
  readonly loss: 'never' | 'wider' | 'any';
  readonly optimize?: boolean;
}
