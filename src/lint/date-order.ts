import { quote } from '../diagnostics/index.ts';
import { dateOrdinal, readDate } from './dates.ts';
import type { Lint } from './lint.ts';

/** `modified` is not before `date` (Sigma Rules specification, "Modified"). */
export const dateOrder: Lint = ({ document }, diagnostics) => {
  const { date, modified } = document.metadata;
  const written = date && readDate(date.value);
  const changed = modified && readDate(modified.value);
  if (written === undefined || changed === undefined) return;
  if (dateOrdinal(changed) >= dateOrdinal(written)) return;
  const related = [{ message: 'It was written on this day.', span: date?.span ?? document.span }];
  const message = `${quote(modified?.value ?? '')} is before the day on which the rule was written.`;
  diagnostics.report('date-order', modified?.span ?? document.span, message, { related });
};
