import { quote } from '../diagnostics/index.ts';
import { startOf } from './start-of.ts';
import { isUuid } from './uuid.ts';
import type { Lint } from './lint.ts';

/** Every document has an id, which is a UUID (Sigma Rules specification, "Id"). */
export const id: Lint = ({ document }, diagnostics) => {
  const found = document.metadata.id;
  if (found === undefined) {
    diagnostics.report('id-missing', startOf(document), 'The document has no `id`.');
  } else if (!isUuid(found.value)) {
    diagnostics.report('id-format', found.span, `${quote(found.value)} is no UUID.`);
  }
};
