import { isMany, type Value } from '../ir/index.ts';
import type { ColumnTemplate, LineColumns, Loss } from './model.ts';
import { outline } from './pattern.ts';

/**
 * Which form of a line of syslog a keyword begins as: with the name of a program and `:` (`plain`), or with the
 * name and a process id in brackets (`numbered`). Undefined if it can't be the beginning of a line.
 */
export function lineForm(value: Value): 'plain' | 'numbered' | undefined {
  const end = tagEnd(value);
  if (end === undefined) return undefined;
  return end.endsWith(':') ? 'plain' : 'numbered';
}

/**
 * The columns in which a keyword is looked for that can be a part of the name of a program, or begin there and go on
 * in the text; undefined if it can't.
 */
export function programColumns(
  value: Value,
  keywords: readonly ColumnTemplate[],
  { name, plain }: LineColumns,
): readonly ColumnTemplate[] | undefined {
  if (name === undefined) return undefined;
  if (value.kind === 'regex') return /\^|\\A/.test(outline(value.source)) ? [...keywords, name] : [plain];
  if (value.kind !== 'string') return undefined;
  const [first, ...rest] = value.pattern.slice(isMany(value.pattern[0]) ? 1 : 0);
  if (typeof first !== 'string' || !programName.test(first)) return undefined;
  return rest.every(isMany) ? [...keywords, name] : [plain];
}

/** Tags of RFC 3164 end before any other character; RFC 5424 allows 48 characters. A number alone is no name. */
const programName = /^(?=.*[a-z])[\w./@+-]{1,48}$/i;

/** What is lost where the process id of a line is left out because the keyword has none. */
export const idPassedOver: Loss = {
  effect: 'wider',
  when: 'always',
  note: 'what follows the name of a program is found whether or not a process id stands between them',
};

/** Behind a colon stands a space, unlike in `http://`. */
function tagEnd(value: Value): string | undefined {
  if (value.kind === 'regex') {
    return /^(?:\^?[\w./-]+\\\[|[\w./-]+:(?=\\s| |$))/.exec(value.source)?.[0];
  }
  if (value.kind !== 'string') return undefined;
  const start = value.pattern[isMany(value.pattern[0]) ? 1 : 0];
  return typeof start === 'string' ? /^[\w./-]+(?:\[|:(?= |$))/.exec(start)?.[0] : undefined;
}
