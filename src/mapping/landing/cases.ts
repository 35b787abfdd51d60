import type { MappedExpression, Value } from '../../ir/index.ts';
import { asksForEmptiness, meansPresence } from '../absence.ts';
import { caseKey } from '../case-key.ts';
import { constantMatches } from '../constant.ts';
import { assumed, joined, withValues, type LandedTest, type LandingContext } from '../landed-test.ts';
import type { CasesLanding, MappedPredicate } from '../model.ts';
import { literalLike } from '../pattern.ts';
import { instantiate } from '../predicate.ts';
import { onAlternatives } from './columns.ts';

/** A test on a field whose few values mean tests of the row; undefined after reporting an error. */
export function onCases(
  landing: CasesLanding,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const { values, quantifier } = landed.test;
  // Values that mean the same of a row become one test.
  const named = new Map<string, Value[]>();
  const others: Value[] = [];
  for (const value of values) {
    const predicates = predicatesOf(namesMet(value, landing) ?? [], landing);
    const key = JSON.stringify(predicates);
    const alike = predicates.length === 0 ? others : named.get(key);
    if (alike === undefined) named.set(key, [value]);
    else alike.push(value);
  }
  const tests = [
    ...[...named.values()].map((alike) => onNamed(landing, withValues(landed, alike), context)),
    ...others.map((value) => onOther(value, landing, withValues(landed, [value]), context)),
  ];
  return joined(quantifier === 'all' ? 'and' : 'or', tests, landed);
}

/** Values that all stand for the same cases. */
function onNamed(
  landing: CasesLanding,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const { test, field, place } = landed;
  const names = test.values.flatMap((value) => namesMet(value, landing) ?? []);
  // The losses of a part of a name are those of the name.
  const meant = test.values.flatMap((value) =>
    value.kind === 'string' ? (namesMet(value, landing) ?? []).map((name) => literalLike(value, name)) : [],
  );
  context.losses.note(`\`${field.name}\``, field.losses, meant, test.field.span, place.negated);
  const [only] = test.values;
  const span = test.values.length === 1 && only !== undefined ? only.span : test.span;
  const origin = { rule: span, mapping: field.place };
  return joined(
    'or',
    predicatesOf(names, landing).map((predicate) => instantiate(predicate, origin)),
    landed,
  );
}

/** A value that stands for no case, or of which that can't be decided. */
function onOther(
  value: Value,
  landing: CasesLanding,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const { cases, otherwise } = landing;
  // A field that one of the cases fills is filled, and leaves these columns empty.
  if (otherwise.length > 0 && !asksForEmptiness(value)) return onAlternatives(otherwise, landed, context);
  const known = Object.keys(cases)
    .map((name) => `\`${name}\``)
    .join(', ');
  if (namesMet(value, landing) !== undefined) {
    return assumed(landed, `the table holds only ${known}`, false, context);
  }
  const { name } = landed.field;
  return context.reports.once(
    `${name} case`,
    'value-unmappable',
    value.span,
    () => `\`${name}\` can only be compared with ${known} on \`${context.entry.table}\`.`,
  );
}

/**
 * The cases that a value stands for; undefined where that can't be decided. What asks only whether the field holds
 * anything is a case of its own, `*`, because a field can hold what no case names.
 */
function namesMet(value: Value, { cases }: CasesLanding): readonly string[] | undefined {
  const key = meansPresence(value) ? anything : caseKey(value);
  if (key !== undefined && Object.hasOwn(cases, key)) return [key];
  if (key === anything) return undefined;
  if (key !== undefined) return [];
  if (value.kind !== 'string') return undefined;
  const names = Object.keys(cases).filter((name) => name !== anything);
  return names.filter((name) => constantMatches(name, { ...value, cased: false }));
}

const anything = '*';

/** What the cases test, each test once: several values of a field can mean the same of a row. */
function predicatesOf(names: readonly string[], { cases }: CasesLanding): readonly MappedPredicate[] {
  const predicates = names.flatMap((name) => cases[name] ?? []);
  return [...new Map(predicates.map((predicate) => [JSON.stringify(predicate), predicate])).values()];
}
