import type { FormatInput } from './format.ts';
import { isUuid, ownUuid } from './uuid.ts';

/**
 * The id of a deployed rule: the Sigma id, so that it is the same in every tool, or one that follows
 * from the path of a rule without a usable id. It never depends on title or query, because a changed id
 * would deploy a second rule beside the first. Of the parts of a rule the first has the rule's own id, so that
 * it takes the place of the whole rule where that was deployed before.
 */
export function idOf({ mapped, position = 0, part }: FormatInput): string {
  const { id } = mapped.rule.metadata;
  const base =
    id !== undefined && isUuid(id)
      ? id.toLowerCase()
      : ownUuid(`${mapped.rule.span.source.path.replaceAll('\\', '/')}#${position}`);
  return part === undefined || part.number === 1 ? base : ownUuid(`${base}/part-${part.number}`);
}
