import { quote, suggestion, type Diagnostics } from '../../diagnostics/index.ts';
import { plainComparison, type Comparison } from '../comparison.ts';
import type { FieldKey, ModifierUse } from '../field-key.ts';
import { combine, requirements } from './combinations.ts';
import { modifiers, type Modifier } from './table.ts';

/** A modifier that the table knows, at its place in the rule. */
interface KnownUse extends ModifierUse {
  readonly modifier: Modifier;
}

/**
 * Turns the modifiers of a key into one comparison. Reports every modifier that is unknown, repeated,
 * misplaced or at odds with another, and then returns `undefined`.
 */
export function planComparison(key: FieldKey, diagnostics: Diagnostics): Comparison | undefined {
  if (key.modifiers.length === 0) return plainComparison;
  const chain = [key.field === undefined ? '' : 'field', ...key.modifiers.map(({ name }) => name)].join('|');
  const known = plans.get(chain);
  if (known !== undefined) return known;
  const reported = diagnostics.list.length;
  const comparison = planChain(key, diagnostics);
  if (comparison !== undefined && diagnostics.list.length === reported) plans.set(chain, comparison);
  return comparison;
}

/**
 * The plans of chains that nothing is wrong with. There are a few hundred such chains, and repositories use a
 * dozen of them ten thousand times.
 */
const plans = new Map<string, Comparison>();

function planChain(key: FieldKey, diagnostics: Diagnostics): Comparison | undefined {
  const reported = diagnostics.list.length;
  const uses = withoutRepeats(
    key.modifiers.flatMap((use) => knownUse(use, diagnostics)),
    diagnostics,
  );
  const meaningful = uses.filter((use) => meetsRequirement(use, uses, diagnostics));
  meaningful.forEach((use, index) => checkAgainst(meaningful.slice(0, index), use, diagnostics));
  if (key.field === undefined) for (const use of uses) checkOnKeywords(use, diagnostics);
  if (diagnostics.hasErrors(reported)) return undefined;
  return uses.map((use) => use.modifier.effect).reduce(merge, plainComparison);
}

function knownUse(use: ModifierUse, diagnostics: Diagnostics): KnownUse[] {
  const modifier = modifiers.get(use.name);
  if (modifier !== undefined) return [{ ...use, modifier }];
  const message =
    use.name === ''
      ? 'A modifier is missing after `|`.'
      : `${quote(use.name)} is not a modifier.${suggestion(use.name, modifiers.keys())}`;
  diagnostics.report('modifier-unknown', use.span, message);
  return [];
}

function withoutRepeats(uses: readonly KnownUse[], diagnostics: Diagnostics): readonly KnownUse[] {
  const seen = new Set<string>();
  return uses.filter((use) => {
    if (!seen.has(use.name)) {
      seen.add(use.name);
      return true;
    }
    diagnostics.report('modifier-repeated', use.span, `\`${use.name}\` is given twice.`);
    return false;
  });
}

/** Reports the first earlier modifier that `use` can not follow; one finding per modifier is enough. */
function checkAgainst(earlier: readonly KnownUse[], use: KnownUse, diagnostics: Diagnostics): void {
  for (const before of earlier) {
    const verdict = combined(before, use);
    if (verdict.kind === 'conflict') {
      const message = `\`${use.name}\` can not be combined with \`${before.name}\`: ${conflictReason(before, use)}.`;
      diagnostics.report('modifier-conflict', use.span, message, {
        related: [{ message: 'the other modifier', span: before.span }],
      });
      return;
    }
    if (verdict.kind === 'wrong-order') {
      const message = `\`${use.name}\` must stand before \`${before.name}\`: ${verdict.why}.`;
      const help = `Write \`|${use.name}|${before.name}\`.`;
      diagnostics.report('modifier-order', use.span, message, { help });
      return;
    }
  }
}

function combined(before: KnownUse, use: KnownUse): ReturnType<typeof combine> {
  const names = [before.name, use.name];
  if (names.includes('i') && names.includes('cased')) return { kind: 'conflict' };
  return combine(before.modifier.group, use.modifier.group);
}

function conflictReason(before: KnownUse, use: KnownUse): string {
  const groups = [before.modifier.group, use.modifier.group];
  if (before.modifier.group === use.modifier.group)
    return 'one value can be compared in one of these ways only';
  if (groups.includes('list') && groups.includes('negation')) {
    return 'it could mean that no value matches, or that not all of them do';
  }
  if (groups.includes('existence')) return 'existence looks at the field, not at its value';
  if (groups.includes('case') && groups.includes('regex-flag'))
    return 'one asks for case, the other ignores it';
  return 'they need values of different types';
}

function meetsRequirement(use: KnownUse, uses: readonly KnownUse[], diagnostics: Diagnostics): boolean {
  const needed = requirements.get(use.modifier.group);
  if (needed === undefined || uses.some((other) => needed.includes(other.modifier.group))) return true;
  const names = [...modifiers]
    .filter(([, modifier]) => needed.includes(modifier.group))
    .map(([name]) => `\`${name}\``);
  const message = `\`${use.name}\` means nothing without ${names.join(' or ')}.`;
  const help =
    use.modifier.group === 'regex-flag'
      ? `Write \`|re|${use.name}\`.`
      : `Write \`|${use.name}|base64offset|contains\`.`;
  diagnostics.report('modifier-requirement', use.span, message, { help });
  return false;
}

function checkOnKeywords(use: KnownUse, diagnostics: Diagnostics): void {
  if (use.modifier.onKeywords) return;
  diagnostics.report(
    'modifier-without-field',
    use.span,
    `\`${use.name}\` needs a field; keywords are looked for anywhere in the event.`,
  );
}

function merge(comparison: Comparison, effect: Partial<Comparison>): Comparison {
  return {
    ...comparison,
    ...effect,
    test: mergedTest(comparison, effect),
    flags: [...comparison.flags, ...(effect.flags ?? [])],
    transforms: [...comparison.transforms, ...(effect.transforms ?? [])],
  };
}

/** `hour|gte` stays a test of the hour: the operator only says how the number is compared. */
function mergedTest(comparison: Comparison, effect: Partial<Comparison>): Comparison['test'] {
  if (comparison.test === 'time-part' || effect.test === undefined) return comparison.test;
  return effect.test;
}
