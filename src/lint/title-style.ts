import type { Lint } from './lint.ts';

/** The longest title that SigmaHQ accepts, in characters. */
const longest = 120;

const faults: readonly { readonly test: RegExp; readonly says: string }[] = [
  { test: new RegExp(`^.{${longest + 1}}`, 'su'), says: `is longer than ${longest} characters` },
  { test: /[^.]\.$/, says: 'ends with a full stop' },
  { test: /^[a-z]+(?: |$)/, says: 'begins with a lower-case word' },
  { test: /^detects? /i, says: 'begins like a sentence of the description' },
];

/** The title is a short headline (SigmaHQ conventions, "Title"). */
export const titleStyle: Lint = ({ document }, diagnostics) => {
  const { title } = document.metadata;
  if (title === undefined) return;
  const fault = faults.find(({ test }) => test.test(title.value));
  if (fault !== undefined) diagnostics.report('title-style', title.span, `The title ${fault.says}.`);
};
