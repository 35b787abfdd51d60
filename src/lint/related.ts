import { quote } from '../diagnostics/index.ts';
import type { Lint } from './lint.ts';
import { isUuid } from './uuid.ts';

/** Relations name other rules by their UUID (Sigma Rules specification, "Related"). */
export const related: Lint = ({ document }, diagnostics) => {
  const own = document.metadata.id?.value.toLowerCase();
  for (const { id } of document.metadata.related) {
    if (!isUuid(id.value)) {
      diagnostics.report('related-invalid', id.span, `${quote(id.value)} is no UUID.`);
    } else if (id.value.toLowerCase() === own) {
      diagnostics.report('related-invalid', id.span, 'The rule is related to itself.');
    }
  }
};
