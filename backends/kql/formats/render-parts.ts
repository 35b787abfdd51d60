import { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { Format, FormatInput } from './format.ts';
import { idOf } from './identity.ts';
import { longestQuery, queryLength } from './query-text.ts';
import { splitRule } from './split-rule.ts';

/** The text of a file of a format. */
export interface RenderedRule {
  readonly text: string;
  /** What the service knows the rule by, in formats that have ids. */
  readonly id?: string;
  /** Tells the parts of one rule apart; absent for a whole rule. */
  readonly label?: string;
}

/**
 * A rule in a format: one text, or several where the query is longer than the format allows even in its
 * shortest form and can be split; together they find what the rule finds. Empty after reporting at least
 * one error: the format can't hold the rule, or a part of it.
 */
export function renderParts(
  format: Format,
  input: FormatInput,
  diagnostics: Diagnostics,
): readonly RenderedRule[] {
  const parts = partsOf(format, input);
  const rendered = parts.flatMap((part, index): readonly RenderedRule[] => {
    const found = new Diagnostics();
    const text = format.render(part, found);
    // What is to be said of the rule is said once.
    diagnostics.add(index === 0 ? found.list : found.list.filter(({ severity }) => severity === 'error'));
    if (text === undefined) return [];
    const id = format.hasIds === true ? { id: idOf(part) } : {};
    return [part.part === undefined ? { text, ...id } : { text, ...id, label: `part-${part.part.number}` }];
  });
  if (rendered.length < parts.length) return [];
  if (parts.length > 1) {
    const message = `The query is too long for one rule, so there are ${parts.length} rules, which together find the same events.`;
    diagnostics.report('format-query-split', input.mapped.rule.span, message);
  }
  return rendered;
}

/** What is rendered in the place of a rule. A correlation counts events, so parts of it would miss some. */
function partsOf({ spelling }: Format, input: FormatInput): readonly FormatInput[] {
  const { mapped } = input;
  if (spelling === undefined || mapped.kind === 'correlation') return [input];
  const parts = splitRule(mapped, longestQuery, (part) => queryLength({ ...input, mapped: part }, spelling));
  if (parts === undefined || parts.length < 2) return [input];
  return parts.map((part, index) => ({
    ...input,
    mapped: part,
    part: { number: index + 1, count: parts.length },
  }));
}
