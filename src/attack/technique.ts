import { techniques } from './techniques.ts';

/**
 * - `known`: ATT&CK has it, or a newer release or another matrix than Enterprise may have it.
 * - `unknown`: Enterprise does not have it (any more), and no other matrix uses the number.
 * - `malformed`: not `t1059` or `t1059.001`.
 */
export type TechniqueJudgement = 'known' | 'unknown' | 'malformed';

/** Judges what a tag holds behind `attack.` where it begins like a technique. */
export function judgeTechnique(tag: string): TechniqueJudgement {
  const match = /^t(\d{4})(?:\.(\d{3}))?$/.exec(tag);
  if (match === null) return 'malformed';
  const [, number = '', sub] = match;
  if (number.startsWith('08')) return 'known';
  const technique = techniques.get(`T${number}`);
  if (technique === undefined) return isRetired(Number(number)) ? 'unknown' : 'known';
  if (sub === undefined || technique.subTechniques.has(sub)) return 'known';
  const last = Math.max(0, ...[...technique.subTechniques.keys()].map(Number));
  // Later releases add higher numbers; a lower one that is missing was taken back.
  return Number(sub) === 0 || Number(sub) < last ? 'unknown' : 'known';
}

/**
 * The name of a technique or sub-technique by its id (`T1059.001`, in any letter case), where the pinned
 * vocabulary has it: `Command and Scripting Interpreter: PowerShell`.
 */
export function techniqueName(id: string): string | undefined {
  const [parent = '', sub] = id.toUpperCase().split('.');
  const technique = techniques.get(parent);
  if (technique === undefined || sub === undefined) return technique?.name;
  const name = technique.subTechniques.get(sub);
  return name === undefined ? undefined : `${technique.name}: ${name}`;
}

/**
 * Numbers that Enterprise and PRE-ATT&CK used up before 2021. The first number of the Mobile matrix is 1398,
 * and from 1507 on all matrices share one sequence.
 */
function isRetired(number: number): boolean {
  return number < 1398 || (number >= 1483 && number < 1507);
}
