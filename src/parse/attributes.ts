import { levels, statuses } from '../terms/words.ts';

/** What the Sigma Rules specification 2.1, "Components", asks of a descriptive attribute that holds one text. */
export interface TextAttribute {
  /** The longest text, in UTF-16 units. */
  readonly longest?: number;
  /** The only values there are. */
  readonly values?: readonly string[];
  readonly format?: { readonly test: RegExp; readonly says: string };
}

// Specification 1.0 wrote dates with slashes; both mean the same.
const date = {
  test: /^\d{4}([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])$/,
  says: 'a date such as `2024-08-31`',
} as const;

/** The attributes that hold one text, in the order of the specification. */
export const textAttributes = {
  title: { longest: 256 },
  id: {},
  name: { longest: 256 },
  taxonomy: { longest: 256 },
  status: { values: statuses },
  description: { longest: 65_535 },
  license: {},
  author: {},
  date: { format: date },
  modified: { format: date },
  level: { values: levels },
} as const satisfies Record<string, TextAttribute>;

/** The attributes that hold a list of texts. */
export const listAttributes = ['references', 'fields', 'falsepositives', 'tags', 'scope'] as const;

/** The types of `related`; `obsoletes` is the spelling of specification 1.0. */
export const relatedTypes = ['derived', 'obsolete', 'obsoletes', 'merged', 'renamed', 'similar'] as const;

/** The attributes that hold what a document matches. One of the last three makes it a Sigma document. */
export const structuralAttributes = ['logsource', 'detection', 'correlation', 'filter'] as const;

/** Every attribute that a specification names at the top of a document. */
export const knownAttributes: readonly string[] = [
  ...Object.keys(textAttributes),
  ...listAttributes,
  ...structuralAttributes,
  'related',
  'generate',
];
