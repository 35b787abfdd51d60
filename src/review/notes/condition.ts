import type { Leaf, Predicate } from '../../analyses/index.ts';
import type { ChangeNote, Phrase } from '../model.ts';
import { placeOfTest, type Side } from '../place.ts';
import { byKind, canonical, difference, pairAlike, type Difference } from './matching.ts';
import { retested } from './retested.ts';
import { anyWords, predicateWords, retestedWords } from './words.ts';

/** What differs between two conditions in normal form, in the order of the newer one, each difference once. */
export function conditionNotes(before: Predicate, after: Predicate): readonly ChangeNote[] {
  const notes: ChangeNote[] = [];
  compareAll(conjuncts(before), conjuncts(after), notes);
  return notes;
}

/** Lists that must hold together. */
function compareAll(before: readonly Predicate[], after: readonly Predicate[], notes: ChangeNote[]): void {
  const { gone, added } = withoutRegrouped(difference(before, after), notes);
  compareExclusions(excludedBy(gone), excludedBy(added), notes);
  const required = { gone: gone.filter(isRequirement), added: added.filter(isRequirement) };
  const { gone: olds, added: news } = withoutRetested(required, 'test-changed', 'test changed: ', notes);
  const pairs = pairAlike(olds, news);
  for (const [old, next] of pairs) compareOne(old, next, notes);
  const [paired, partners] = [new Set(pairs.map(([old]) => old)), new Set(pairs.map(([, next]) => next))];
  for (const each of news.filter((one) => !partners.has(one))) {
    notes.push(note('test-added', 'high', ['now also required: ', ...predicateWords(each)], each, 'after'));
  }
  for (const each of olds.filter((one) => !paired.has(one))) {
    notes.push(
      note('test-removed', 'medium', ['no longer required: ', ...predicateWords(each)], each, 'before'),
    );
  }
}

/** A group of alternatives of which all must hold now, or the reverse: the parts are the same. */
function withoutRegrouped({ gone, added }: Difference, notes: ChangeNote[]): Difference {
  const olds = regrouped(gone, added, 'high', notes);
  const news = regrouped(added, gone, 'medium', notes);
  return {
    gone: gone.filter((each) => !olds.groups.has(each) && !news.parts.has(canonical(each))),
    added: added.filter((each) => !news.groups.has(each) && !olds.parts.has(canonical(each))),
  };
}

/** Groups of alternatives whose parts are all among the other side's. */
function regrouped(
  groups: readonly Predicate[],
  parts: readonly Predicate[],
  risk: 'high' | 'medium',
  notes: ChangeNote[],
): { readonly groups: ReadonlySet<Predicate>; readonly parts: ReadonlySet<string> } {
  const byKey = new Map(parts.map((part) => [canonical(part), part]));
  const found = new Set<Predicate>();
  const taken = new Set<string>();
  for (const group of groups) {
    if (group.kind !== 'or' || !group.operands.every((operand) => byKey.has(canonical(operand)))) continue;
    found.add(group);
    for (const operand of group.operands) taken.add(canonical(operand));
    const isStricter = risk === 'high';
    const newer = isStricter ? byKey.get(canonical(group.operands[0] ?? group)) : group;
    const words = isStricter ? 'any of → all of: ' : 'all of → any of: ';
    notes.push(note('condition-changed', risk, [words, ...predicateWords(group)], newer, 'after'));
  }
  return { groups: found, parts: taken };
}

/** Lists of which any may hold. */
function compareAny(before: readonly Predicate[], after: readonly Predicate[], notes: ChangeNote[]): void {
  const { gone, added } = difference(before, after);
  const groups = pairAlike(gone.filter(isCompound), added.filter(isCompound));
  for (const [old, next] of groups) compareOne(old, next, notes);
  const known = new Set<Predicate>(groups.flat());
  const olds = gone.filter((each) => !known.has(each));
  const news = added.filter((each) => !known.has(each));
  const [old, next] = [olds[0], news[0]];
  if (olds.length === 1 && news.length === 1 && old !== undefined && next !== undefined) {
    notes.push(changed(old, next));
    return;
  }
  const left = withoutRetested({ gone: olds, added: news }, 'test-changed', 'test changed: ', notes);
  for (const list of byKind(left.added)) {
    const text: readonly Phrase[] = [
      list.every((each) => each.kind === 'leaf') ? 'value added: ' : 'alternative added: ',
      ...anyWords(list),
    ];
    notes.push(
      note(list.every(isLeaf) ? 'value-added' : 'alternative-added', 'medium', text, list[0], 'after'),
    );
  }
  for (const list of byKind(left.gone)) {
    const text: readonly Phrase[] = [
      list.every(isLeaf) ? 'value removed: ' : 'alternative removed: ',
      ...anyWords(list),
    ];
    notes.push(
      note(list.every(isLeaf) ? 'value-removed' : 'alternative-removed', 'high', text, list[0], 'before'),
    );
  }
}

/** Two parts that stand for each other. */
function compareOne(before: Predicate, after: Predicate, notes: ChangeNote[]): void {
  const [olds, news] = [operandKeys(before), operandKeys(after)];
  if (before.kind !== after.kind && isCompound(before) && isCompound(after) && sameSet(olds, news)) {
    const words = (kind: Predicate['kind']): string => (kind === 'and' ? 'all of' : 'any of');
    const text = [
      `${words(before.kind)} → ${words(after.kind)}: `,
      ...predicateWords({ kind: 'or', operands: operandsOf(after) }),
    ];
    notes.push(note('condition-changed', after.kind === 'and' ? 'high' : 'medium', text, after, 'after'));
    return;
  }
  if (before.kind === 'and' && after.kind === 'and') {
    compareAll(before.operands, after.operands, notes);
    return;
  }
  if (before.kind === 'or' || after.kind === 'or') {
    compareAny(disjuncts(before), disjuncts(after), notes);
    return;
  }
  if (before.kind === 'and' || after.kind === 'and') {
    compareAll(conjuncts(before), conjuncts(after), notes);
    return;
  }
  notes.push(changed(before, after));
}

/** What is left out; a group of tests that resembles an earlier one is that one, changed. */
function compareExclusions(
  before: readonly Predicate[],
  after: readonly Predicate[],
  notes: ChangeNote[],
): void {
  const { gone, added } = difference(before, after);
  const pairs = pairAlike(gone.filter(isCompound), added.filter(isCompound));
  for (const [old, next] of pairs) {
    const text = ['exclusion changed: ', ...predicateWords(old), ' → ', ...predicateWords(next)];
    notes.push(note('exclusion-changed', 'high', text, next, 'after'));
  }
  const known = new Set<Predicate>(pairs.flat());
  const rest = {
    gone: gone.filter((each) => !known.has(each)),
    added: added.filter((each) => !known.has(each)),
  };
  const left = withoutRetested(rest, 'exclusion-changed', 'exclusion changed: ', notes);
  for (const list of byKind(left.added)) {
    const text = ['exclusion added: ', ...anyWords(list)];
    notes.push(note('exclusion-added', 'high', text, list[0], 'after'));
  }
  for (const list of byKind(left.gone)) {
    const text = ['exclusion removed: ', ...anyWords(list)];
    notes.push(note('exclusion-removed', 'medium', text, list[0], 'before'));
  }
}

/** Values of one field that are compared in another way now, as after a change of modifiers: said once, not as gone and new. */
function withoutRetested(
  { gone, added }: Difference,
  noteCode: ChangeNote['code'],
  words: string,
  notes: ChangeNote[],
): Difference {
  const pairs = retested(gone, added);
  const known = new Set<Predicate>(pairs.flatMap(({ before, after }) => [...before, ...after]));
  for (const { before, after } of pairs) {
    notes.push(note(noteCode, 'high', [words, ...retestedWords(before, after)], after[0], 'after'));
  }
  return {
    gone: gone.filter((each) => !known.has(each)),
    added: added.filter((each) => !known.has(each)),
  };
}

function changed(before: Predicate, after: Predicate): ChangeNote {
  const text = ['test changed: ', ...predicateWords(before), ' → ', ...predicateWords(after)];
  return note('test-changed', 'high', text, after, 'after');
}

function note(
  code: ChangeNote['code'],
  risk: ChangeNote['risk'],
  text: readonly Phrase[],
  where: Predicate | undefined,
  side: Side,
): ChangeNote {
  return { code, risk, text, ...placeOfTest(where, side) };
}

function excludedBy(list: readonly Predicate[]): readonly Predicate[] {
  return list.flatMap((each) => (each.kind === 'not' ? disjuncts(each.operand) : []));
}

function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.operands : [predicate];
}

function disjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'or' ? predicate.operands : [predicate];
}

function operandsOf(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' || predicate.kind === 'or' ? predicate.operands : [predicate];
}

function operandKeys(predicate: Predicate): ReadonlySet<string> {
  return new Set(operandsOf(predicate).map(canonical));
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

function isRequirement(predicate: Predicate): boolean {
  return predicate.kind !== 'not';
}

function isCompound(predicate: Predicate): boolean {
  return predicate.kind === 'and' || predicate.kind === 'or';
}

function isLeaf(predicate: Predicate): predicate is Leaf {
  return predicate.kind === 'leaf';
}
