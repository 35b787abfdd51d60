import type { ChangeNote, Phrase, Place, ReviewFinding, RuleChange } from '../../../review/model.ts';
import { code, visible, type Inline, type Span } from '../page/blocks.ts';
import { cut, type Limits } from './limits.ts';

/** Words and texts of rules as a line. What comes after the greatest length is left out, phrase by phrase. */
export function phraseLine(phrases: readonly Phrase[], limits: Limits): Inline {
  const shown: Span[] = [];
  let room = limits.characters;
  for (const phrase of phrases) {
    if (room <= 0) return [...shown, ' …'];
    const text = shownText(phrase);
    room -= text.length;
    shown.push(...(typeof phrase === 'string' ? quotedLine(phrase, limits) : [code(cut(text, limits))]));
  }
  return shown;
}

/** Words as they are; blanks at the ends of texts of rules, which count, so that they can be seen. */
export function shownText(phrase: Phrase): string {
  return typeof phrase === 'string' ? phrase : visible(phrase.code);
}

/** A change in plain words, with the line of the rule, or of another file, that says so. */
export function noteLine({ text, place }: ChangeNote, rule: RuleChange, limits: Limits): Inline {
  if (place === undefined) return phraseLine(text, limits);
  const file = otherFile(place, rule);
  const at = file === undefined ? [`line ${place.line}`] : [code(`${cut(file, limits)}:${place.line}`)];
  return [...phraseLine(text, limits), place.side === 'after' ? ' (' : ' (was ', ...at, ')'];
}

/** The file of a place that is not in the rule's own, such as a filter. */
export function otherFile({ side, path }: Place, rule: RuleChange): string | undefined {
  return path === rule[side]?.place.path ? undefined : path;
}

/** A change in plain words, for places that know no marks: texts of rules stand in backticks. */
export function notePlain({ text }: ChangeNote): string {
  return text
    .map((phrase) =>
      typeof phrase === 'string' ? phrase : `\`${cut(shownText(phrase), annotationLimits)}\``,
    )
    .join('');
}

/** For values in annotations. */
const annotationLimits = { characters: 300 };

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
  return cut(message, limits)
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`') ? code(part.slice(1, -1)) : part,
    );
}
