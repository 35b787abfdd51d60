import type { Review } from '../../../review/model.ts';
import { code, line, type Block, type Inline } from '../page/blocks.ts';
import { cut, first, type Limits } from './limits.ts';
import { findingLine } from './phrases.ts';

/** Findings about the set as a whole, such as a mapping file with an error. */
export function setFindings({ findings: { added, gone } }: Review, limits: Limits): readonly Block[] {
  const list = (lead: string, all: typeof added): readonly Block[] =>
    all.length === 0
      ? []
      : [
          { kind: 'paragraph', text: [{ kind: 'strong', text: lead }] },
          {
            kind: 'list',
            items: first(
              all.map((each): Inline =>
                line(code(cut(each.place.path, limits)), ': ', ...findingLine(each, limits)),
              ),
              limits.items,
              (more) => line(`and ${more} more`),
            ),
          },
        ];
  return [
    ...list('Findings about the rule set that are new', added),
    ...list('Findings about the rule set that are gone', gone),
  ];
}
