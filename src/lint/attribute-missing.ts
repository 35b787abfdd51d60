import type { Metadata } from '../parse/index.ts';
import { startOf } from './start-of.ts';
import type { Lint } from './lint.ts';

const recommended = [
  'status',
  'description',
  'author',
  'date',
  'level',
] as const satisfies readonly (keyof Metadata)[];

/** What whoever runs a rule wants to know of it. Filters never make an alert, so they need less. */
export const attributeMissing: Lint = ({ document }, diagnostics) => {
  if (document.kind === 'filter') return;
  const missing = recommended.filter((name) => document.metadata[name] === undefined);
  if (missing.length === 0) return;
  const names = missing.map((name) => `\`${name}\``).join(', ');
  diagnostics.report('attribute-missing', startOf(document), `The document does not have ${names}.`);
};
