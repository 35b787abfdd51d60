import { tacticTags } from '../attack/index.ts';
import type { Lint } from './lint.ts';

/** A rule with an ATT&CK technique names a tactic, too (SigmaHQ conventions, "Tags"). */
export const tacticMissing: Lint = ({ document }, diagnostics) => {
  const { tags } = document.metadata;
  const technique = tags.find(({ value }) => /^attack\.t\d{4}/.test(value));
  if (technique === undefined || tags.some(({ value }) => isTactic(value))) return;
  diagnostics.report('tag-tactic-missing', technique.span, 'No tag names a tactic for this technique.');
};

function isTactic(tag: string): boolean {
  return (
    /^attack\.ta\d{4}$/.test(tag) ||
    (tag.startsWith('attack.') && tacticTags.has(tag.slice('attack.'.length)))
  );
}
