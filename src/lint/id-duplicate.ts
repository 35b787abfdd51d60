import { quote } from '../diagnostics/index.ts';
import { duplicatesOf } from './duplicates.ts';
import type { SetLint } from './lint.ts';

/** No two documents have one id (Sigma Rules specification, "Id"). */
export const idDuplicate: SetLint = (documents, diagnostics) => {
  for (const { first, again } of duplicatesOf(documents, ({ metadata }) => metadata.id)) {
    const related = [{ message: 'The first one stands here.', span: first.span }];
    const message = `Another rule has the id ${quote(again.value)} already.`;
    diagnostics.report('id-duplicate', again.span, message, { related });
  }
};
