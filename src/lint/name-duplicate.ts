import { quote } from '../diagnostics/index.ts';
import { duplicatesOf } from './duplicates.ts';
import type { SetLint } from './lint.ts';

/** No two documents have one name (Sigma Rules specification, "Name"). */
export const nameDuplicate: SetLint = (documents, diagnostics) => {
  for (const { first, again } of duplicatesOf(documents, ({ metadata }) => metadata.name)) {
    const related = [{ message: 'The first one stands here.', span: first.span }];
    const message = `Another rule has the name ${quote(again.value)} already.`;
    diagnostics.report('name-duplicate', again.span, message, { related });
  }
};
