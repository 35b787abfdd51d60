import { quote } from '../diagnostics/index.ts';
import { logsourceNames } from './logsource-names.ts';
import type { Lint } from './lint.ts';

/** Names shorter than this have too many neighbours to tell a slip from another name. */
const shortest = 5;

/** A log source that is one slip away from a known one. Quite other names are one's own log sources. */
export const logsourceMisspelt: Lint = ({ document }, diagnostics) => {
  if (document.kind === 'correlation') return;
  for (const attribute of ['category', 'product', 'service'] as const) {
    const name = document.logsource[attribute];
    if (name === undefined || name.value.length < shortest) continue;
    const written = name.value.toLowerCase();
    const known = logsourceNames[attribute];
    const meant = known.includes(written) ? undefined : known.find((each) => isOneSlip(written, each));
    if (meant === undefined) continue;
    const message = `No log source has the ${attribute} ${quote(name.value)}. Did you mean \`${meant}\`?`;
    diagnostics.report('logsource-misspelt', name.span, message, { help: `Write \`${meant}\`.` });
  }
};

/** Whether one letter was added, lost or replaced, or two neighbours were swapped. */
function isOneSlip(written: string, known: string): boolean {
  if (known.length < shortest || Math.abs(written.length - known.length) > 1) return false;
  let start = 0;
  while (start < written.length && written[start] === known[start]) start += 1;
  let end = 0;
  while (end < Math.min(written.length, known.length) - start && written.at(-1 - end) === known.at(-1 - end))
    end += 1;
  const [rest, wanted] = [written.slice(start, written.length - end), known.slice(start, known.length - end)];
  if (rest.length <= 1 && wanted.length <= 1) return true;
  return rest.length === 2 && wanted === `${rest[1]}${rest[0]}`;
}
