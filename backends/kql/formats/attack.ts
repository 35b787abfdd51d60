import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import { acceptedTechniques, formerTechniques } from './data/techniques.ts';
import type { FormatInput } from './format.ts';
import { tacticOf, tactics, type Tactic } from './tactics.ts';

/** What a rule detects in terms of ATT&CK, as the format takes it. Sorted and without repetition. */
export interface Attack {
  readonly tactics: readonly Tactic[];
  /** `T####` and `T####.###`. */
  readonly techniques: readonly string[];
}

/**
 * Tactics and techniques of the rule's `attack.*` tags, by ids that Microsoft Sentinel accepts: newer
 * ids become those of the older version; a technique needs one of its tactics in the rule, or brings its
 * first where the rule names none. Reports what is left out or renamed. With `attack: native` techniques
 * stay as the rule has them.
 */
export function attackOf(input: FormatInput, diagnostics: Diagnostics): Attack {
  const { mapped, settings } = input;
  const own = taggedAttack(input);
  if (settings.attack === 'native') return own;
  const known = own.techniques.map((technique) => ({ technique, accepted: acceptedFormOf(technique) }));
  const found =
    own.tactics.length > 0
      ? own.tactics
      : inOrder(known.flatMap(({ accepted }) => tacticsOf(accepted).slice(0, 1)));
  const fitting = known.filter(({ accepted }) =>
    tacticsOf(accepted).some((tactic) => found.includes(tactic)),
  );
  const changes = known.flatMap((entry) =>
    fitting.includes(entry)
      ? entry.technique === entry.accepted
        ? []
        : [`${entry.technique} becomes ${entry.accepted}`]
      : [`${entry.technique} is left out`],
  );
  if (changes.length > 0) {
    const message = `Microsoft Sentinel does not take every ATT&CK tag of the rule: ${changes.join(', ')}.`;
    diagnostics.report('format-attack-tag', mapped.rule.span, message);
  }
  return { tactics: found, techniques: sorted(fitting.map(({ accepted }) => accepted)) };
}

/** Tactics and techniques as the rule tags them, tactics by Sentinel's names. */
export function taggedAttack({ mapped }: FormatInput): Attack {
  const names = mapped.rule.metadata.tags.flatMap((tag) => /^attack\.(.+)$/i.exec(tag)?.[1] ?? []);
  return {
    tactics: inOrder(names.flatMap((name) => tacticOf(name) ?? [])),
    techniques: sorted(
      names.filter((name) => /^t\d{4}(?:\.\d{3})?$/i.test(name)).map((name) => name.toUpperCase()),
    ),
  };
}

/** `T1059.001` → `T1059`. */
export function parentOf(technique: string): string {
  return technique.slice(0, 5);
}

/** Techniques without their sub-techniques' numbers, each once. */
export function parentsOf(techniques: readonly string[]): readonly string[] {
  return sorted(techniques.map(parentOf));
}

function acceptedFormOf(technique: string): string {
  const parent = parentOf(technique);
  return (Object.hasOwn(formerTechniques, parent) ? formerTechniques[parent] : undefined) ?? technique;
}

function tacticsOf(technique: string): readonly Tactic[] {
  return tactics.filter((tactic) => acceptedTechniques[tactic].includes(parentOf(technique)));
}

function inOrder(found: readonly Tactic[]): readonly Tactic[] {
  return tactics.filter((tactic) => found.includes(tactic));
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
