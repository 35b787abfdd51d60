import { printable } from '../../../diagnostics/index.ts';
import type { Cause, Phrase, RuleChange } from '../../../review/model.ts';
import { code, type Inline } from '../page/blocks.ts';
import { cut, first, type Limits } from './limits.ts';
import { isQuiet } from './outcomes.ts';

/** Why a rule is affected. */
export function causeLine(causes: readonly Cause[], limits: Limits): Inline {
  return causePhrases(causes, limits.items).map((phrase) =>
    typeof phrase === 'string' ? phrase : code(cut(phrase.code, limits)),
  );
}

/** The same for a terminal. */
export function causeText(causes: readonly Cause[]): string {
  const phrases = causePhrases(causes, mostCauses);
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : printable(phrase.code))).join('');
}

/** In a line of a terminal. */
const mostCauses = 5;

/** What touches a rule besides its own file. */
export function otherCauses({ causes }: RuleChange): readonly Cause[] {
  return causes.filter(({ kind }) => kind !== 'rule');
}

/** Whether the file of a rule has another name, and nothing else is to be said about it. */
export function isPureMove({ outcome, previousPath, events, notes, causes }: RuleChange): boolean {
  return (
    isQuiet(outcome) &&
    previousPath !== undefined &&
    notes.length === 0 &&
    !events.includes('changed') &&
    causes.every(({ kind }) => kind === 'rule')
  );
}

function causePhrases(causes: readonly Cause[], most: number): readonly Phrase[] {
  const all = causes.map(({ kind, path, change }): readonly Phrase[] =>
    kind === 'rule' ? [`the rule was ${change}`] : [`${causeNames[kind]} `, { code: path }, ` was ${change}`],
  );
  const shown = first(all, most, (more) => [`${more} more`]);
  return shown.flatMap((each, index) => {
    const separator = index === shown.length - 1 ? ' and ' : ', ';
    return index === 0 ? each : [separator, ...each];
  });
}

const causeNames = {
  'related-rule': 'the related rule',
  filter: 'the filter',
  mapping: 'the mapping',
  placeholders: 'the placeholder list',
  settings: 'the settings file',
  options: 'the option',
} as const;
