import type { Lint } from './lint.ts';

/** The shortest description that SigmaHQ accepts, in UTF-16 units. */
const shortest = 16;

/** The description says something (SigmaHQ conventions, "Description"). */
export const descriptionShort: Lint = ({ document }, diagnostics) => {
  const { description } = document.metadata;
  if (description === undefined || description.value.trim().length >= shortest) return;
  const message = `The description has less than ${shortest} characters.`;
  diagnostics.report('description-short', description.span, message);
};
