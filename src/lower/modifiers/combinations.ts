import type { ModifierGroup } from './table.ts';

/** Groups of which one key may hold several members. */
export const repeatableGroups: ReadonlySet<ModifierGroup> = new Set(['regex-flag']);

/** Pairs of groups that may stand in one key, in the order in which they must stand there. */
interface Pair {
  readonly groups: readonly [ModifierGroup, ModifierGroup];
  /** Why the order matters; `undefined` if both orders mean the same. */
  readonly order?: string;
}

const textGroups: readonly ModifierGroup[] = [
  'position',
  'placeholder',
  'dash',
  'charset',
  'encoding',
  'regex',
  'regex-flag',
  'reference',
];

const wildcardsFirst = 'it would be applied to the wildcards that the position modifier adds';
const encodedAlready = 'it would be applied to text that is already encoded';

const pairs: readonly Pair[] = [
  ...anyOrder('list', [...textGroups, 'case', 'network', 'number', 'time']),
  ...anyOrder('negation', [...textGroups, 'case', 'network', 'time']),
  ...anyOrder('case', textGroups),
  ...anyOrder('number', ['time']),
  ...anyOrder('dash', ['position', 'placeholder']),
  ...anyOrder('placeholder', ['position']),
  ...anyOrder('reference', ['position']),
  { groups: ['charset', 'encoding'], order: encodedAlready },
  { groups: ['dash', 'charset'], order: encodedAlready },
  { groups: ['dash', 'encoding'], order: encodedAlready },
  { groups: ['placeholder', 'charset'], order: encodedAlready },
  { groups: ['placeholder', 'encoding'], order: encodedAlready },
  { groups: ['charset', 'position'], order: wildcardsFirst },
  { groups: ['encoding', 'position'], order: wildcardsFirst },
  { groups: ['regex', 'position'], order: wildcardsFirst },
  { groups: ['regex', 'regex-flag'], order: 'it belongs to the modifier `re` before it' },
  { groups: ['regex-flag', 'position'], order: 'it belongs to the modifier `re` before it' },
  { groups: ['placeholder', 'network'], order: 'a placeholder is not a network until it is expanded' },
];

/** Whether `first` and `second` may stand in one key in this order. */
export type Verdict =
  | { readonly kind: 'legal' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'wrong-order'; readonly why: string };

/** Looks two groups up in the table of legal pairs. Pairs that the table lacks are conflicts. */
export function combine(first: ModifierGroup, second: ModifierGroup): Verdict {
  if (first === second) return { kind: repeatableGroups.has(first) ? 'legal' : 'conflict' };
  return verdicts.get(`${first} ${second}`) ?? { kind: 'conflict' };
}

/** Groups that mean nothing unless a member of one of the listed groups is in the same key. */
export const requirements: ReadonlyMap<ModifierGroup, readonly ModifierGroup[]> = new Map([
  ['regex-flag', ['regex']],
  ['charset', ['encoding']],
]);

const verdicts: ReadonlyMap<string, Verdict> = new Map(
  pairs.flatMap(({ groups: [first, second], order }): [string, Verdict][] => [
    [`${first} ${second}`, { kind: 'legal' }],
    [`${second} ${first}`, order === undefined ? { kind: 'legal' } : { kind: 'wrong-order', why: order }],
  ]),
);

function anyOrder(group: ModifierGroup, others: readonly ModifierGroup[]): readonly Pair[] {
  return others.map((other) => ({ groups: [group, other] }));
}
