import { quote } from '../diagnostics/index.ts';
import type { Located, Metadata } from '../parse/index.ts';
import type { Lint } from './lint.ts';

const lists = [
  'references',
  'tags',
  'falsePositives',
  'fields',
  'scope',
] as const satisfies readonly (keyof Metadata)[];

/** Lists of descriptive attributes hold each entry once (Sigma JSON schema, `uniqueItems`). */
export const entryDuplicate: Lint = ({ document }, diagnostics) => {
  for (const list of lists) {
    const known = new Map<string, Located<string>>();
    for (const entry of document.metadata[list]) {
      const first = known.get(entry.value);
      if (first === undefined) {
        known.set(entry.value, entry);
        continue;
      }
      const related = [{ message: 'The first one stands here.', span: first.span }];
      diagnostics.report('entry-duplicate', entry.span, `${quote(entry.value)} is listed already.`, {
        related,
      });
    }
  }
};
