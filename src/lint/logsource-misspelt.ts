import { didYouMean, quote } from '../diagnostics/index.ts';
import { logsourceNames } from './logsource-names.ts';
import type { Lint } from './lint.ts';

/** Names shorter than this have too many neighbours to tell a slip from another name. */
const shortest = 5;

/** A log source that nearly has the name of a known one. Quite other names are one's own log sources. */
export const logsourceMisspelt: Lint = ({ document }, diagnostics) => {
  if (document.kind === 'correlation') return;
  for (const attribute of ['category', 'product', 'service'] as const) {
    const name = document.logsource[attribute];
    if (name === undefined || name.value.length < shortest) continue;
    const known = logsourceNames[attribute];
    if (known.includes(name.value.toLowerCase())) continue;
    const meant = didYouMean(
      name.value,
      known.filter((each) => each.length >= shortest),
    );
    if (meant === undefined) continue;
    const message = `No log source has the ${attribute} ${quote(name.value)}. Did you mean \`${meant}\`?`;
    diagnostics.report('logsource-misspelt', name.span, message, { help: `Write \`${meant}\`.` });
  }
};
