import type { Review, ReviewFinding } from '../../../review/model.ts';
import { code, line, type Block, type Inline } from '../page/blocks.ts';
import { brokenSentence, type BrokenShare } from './broken.ts';
import { cut, first, type Limits } from './limits.ts';
import { findingLine } from './phrases.ts';

/** Findings about the set as a whole, such as a mapping file with an error. */
export function setFindings(
  { findings: { added, gone } }: Pick<Review, 'findings'>,
  limits: Limits,
): readonly Block[] {
  const list = (lead: string, all: typeof added): readonly Block[] =>
    all.length === 0
      ? []
      : [{ kind: 'paragraph', text: [{ kind: 'strong', text: lead }] }, findingList(all, limits)];
  return [
    ...list('Findings about the rule set that are new', added),
    ...list('Findings about the rule set that are gone', gone),
  ];
}

/** What broke for all rules at once, and which rules have no query for that reason. */
export function brokenBlocks(broken: BrokenShare | undefined, limits: Limits): readonly Block[] {
  if (broken === undefined) return [];
  const rules = [...broken.lost, ...broken.unconverted].map(({ title, path }) =>
    line(`${cut(title, limits)} (`, code(cut(path, limits)), ')'),
  );
  const items = first(rules, limits.items, (more) => line(`and ${more} more`));
  return [
    findingList(broken.findings, limits),
    {
      kind: 'details',
      summary: line({ kind: 'label', tone: 'bad', text: brokenSentence(broken) }),
      blocks: [{ kind: 'list', items }],
      isOpen: false,
    },
  ];
}

function findingList(findings: readonly ReviewFinding[], limits: Limits): Block {
  const items = findings.map((each): Inline =>
    line(code(cut(each.place.path, limits)), ': ', ...findingLine(each, limits)),
  );
  return { kind: 'list', items: first(items, limits.items, (more) => line(`and ${more} more`)) };
}
