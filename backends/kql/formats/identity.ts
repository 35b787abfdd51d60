import { quote, type Diagnostics } from '../../../src/diagnostics/index.ts';
import type { FormatInput } from './format.ts';
import { isUuid, ownUuid } from './uuid.ts';

/**
 * The id of a deployed rule: the Sigma id, so that it is the same in every tool, or one that follows
 * from the place of a rule without a usable id in its collection. It never depends on title or query, because a
 * changed id would deploy a second rule beside the first; nor on where the collection lies. Of the parts of a rule
 * the first has the rule's own id, so that it takes the place of the whole rule where that was deployed before.
 */
export function idOf({ mapped, position = 0, part }: FormatInput): string {
  const { id } = mapped.rule.metadata;
  const base =
    id !== undefined && isUuid(id) ? id.toLowerCase() : ownUuid(`${placeOf({ mapped })}#${position}`);
  return part === undefined || part.number === 1 ? base : ownUuid(`${base}/part-${part.number}`);
}

/** The id, and a warning if it changes when the file of the rule is moved. */
export function deployedId(input: FormatInput, diagnostics: Diagnostics): string {
  const { metadata, span } = input.mapped.rule;
  if (metadata.id === undefined || !isUuid(metadata.id)) {
    const why = metadata.id === undefined ? 'The rule has no `id`' : 'The `id` of the rule is no UUID';
    const message = `${why}, so the id of the deployed rule follows from its path, ${quote(placeOf(input))}.`;
    diagnostics.report('format-id', span, message);
  }
  return idOf(input);
}

function placeOf({ mapped }: Pick<FormatInput, 'mapped'>): string {
  const { key, path } = mapped.rule.span.source;
  return (key ?? path).replaceAll('\\', '/');
}
