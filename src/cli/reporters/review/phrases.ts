import type { ChangeNote, Phrase, ReviewFinding } from '../../../review/model.ts';
import { code, type Inline } from '../page/blocks.ts';
import { cut, type Limits } from './limits.ts';

/** Words and texts of rules as a line. */
export function phraseLine(phrases: readonly Phrase[], limits: Limits): Inline {
  return phrases.map((phrase) =>
    typeof phrase === 'string' ? cut(phrase, limits) : code(cut(phrase.code, limits)),
  );
}

/** A change in plain words, with the line of the rule that says so. */
export function noteLine({ text, place }: ChangeNote, limits: Limits): Inline {
  const where =
    place === undefined
      ? []
      : [place.side === 'after' ? ` (line ${place.line})` : ` (was line ${place.line})`];
  return [...phraseLine(text, limits), ...where];
}

/** A finding with its place. */
export function findingLine(
  { severity, message, help, code: id, place }: ReviewFinding,
  limits: Limits,
): Inline {
  return [
    { kind: 'strong', text: severity },
    ' (',
    code(id),
    `, line ${place.line}): `,
    ...quotedLine(message, limits),
    ...(help === undefined ? [] : [' ', ...quotedLine(help, limits)]),
  ];
}

/** What messages put between backticks is code. */
export function quotedLine(message: string, limits: Limits): Inline {
  return message
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`')
        ? code(cut(part.slice(1, -1), limits))
        : cut(part, limits),
    );
}
