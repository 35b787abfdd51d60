import { quote } from '../diagnostics/index.ts';
import type { Lint } from './lint.ts';

const saysNothing = /^(?:none|no|nothing|n\/?a|no false positives?|-+|\?+|todo|tbd)\.?$/i;

/** False positives say what causes them (SigmaHQ conventions, "False Positives"). */
export const falsePositiveEmpty: Lint = ({ document }, diagnostics) => {
  for (const { value, span } of document.metadata.falsePositives) {
    if (!saysNothing.test(value.trim())) continue;
    diagnostics.report('falsepositive-empty', span, `${quote(value)} is no cause of false positives.`);
  }
};
