import { isMany, type Value } from '../ir/index.ts';
import type { LineColumns, Loss } from './model.ts';

/**
 * Which form of a line of syslog a keyword begins as: with the name of a program and `:` (`plain`), or with the
 * name and a process id in brackets (`numbered`). Undefined if it can't be the beginning of a line.
 */
export function lineForm(value: Value): keyof LineColumns | undefined {
  const end = tagEnd(value);
  if (end === undefined) return undefined;
  return end.endsWith(':') ? 'plain' : 'numbered';
}

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
