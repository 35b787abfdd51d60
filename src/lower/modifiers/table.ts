import type { Comparison } from '../comparison.ts';

/** Modifiers that do the same kind of thing; what may be combined is decided per group. */
export type ModifierGroup =
  | 'list'
  | 'negation'
  | 'case'
  | 'position'
  | 'placeholder'
  | 'dash'
  | 'charset'
  | 'encoding'
  | 'regex'
  | 'regex-flag'
  | 'network'
  | 'number'
  | 'time'
  | 'existence'
  | 'reference';

/** A modifier of the Sigma specification. */
export interface Modifier {
  readonly group: ModifierGroup;
  /** What the modifier sets; lists are appended to what earlier modifiers set. */
  readonly effect: Partial<Comparison>;
  /** Whether it makes sense without a field, on keywords. */
  readonly onKeywords: boolean;
  /** Section of the Modifiers appendix that defines it. */
  readonly section: string;
}

const generic = 'generic-modifiers';
const strings = 'string-modifiers';
const regularExpression = 'regular-expression';
const encoding = 'encoding';
const numeric = 'numeric-modifiers';
const time = 'time-modifiers';

/** Every modifier of the Sigma Modifiers appendix 2.1.0, by name. */
export const modifiers: ReadonlyMap<string, Modifier> = new Map<string, Modifier>([
  ['all', row('list', generic, { quantifier: 'all' })],
  ['neq', row('negation', generic, { negated: true })],
  ['cased', row('case', generic, { cased: true })],
  ['contains', row('position', generic, { position: 'contains' })],
  ['startswith', fieldRow('position', generic, { position: 'startswith' })],
  ['endswith', fieldRow('position', generic, { position: 'endswith' })],
  ['exists', fieldRow('existence', generic, { test: 'exists' })],
  ['windash', row('dash', strings, { transforms: ['windash'] })],
  ['re', row('regex', regularExpression, { test: 'regex' })],
  ['i', row('regex-flag', regularExpression, { flags: ['i'] })],
  ['m', row('regex-flag', regularExpression, { flags: ['m'] })],
  ['s', row('regex-flag', regularExpression, { flags: ['s'] })],
  ['base64', row('encoding', encoding, { encoding: 'base64' })],
  ['base64offset', row('encoding', encoding, { encoding: 'base64offset' })],
  ['utf16le', row('charset', encoding, { charset: 'utf-16le' })],
  ['wide', row('charset', encoding, { charset: 'utf-16le' })],
  ['utf16be', row('charset', encoding, { charset: 'utf-16be' })],
  ['utf16', row('charset', encoding, { charset: 'utf-16' })],
  ['lt', fieldRow('number', numeric, { test: 'number', operator: '<' })],
  ['lte', fieldRow('number', numeric, { test: 'number', operator: '<=' })],
  ['gt', fieldRow('number', numeric, { test: 'number', operator: '>' })],
  ['gte', fieldRow('number', numeric, { test: 'number', operator: '>=' })],
  ['minute', fieldRow('time', time, { test: 'time-part', unit: 'minute' })],
  ['hour', fieldRow('time', time, { test: 'time-part', unit: 'hour' })],
  ['day', fieldRow('time', time, { test: 'time-part', unit: 'day' })],
  ['week', fieldRow('time', time, { test: 'time-part', unit: 'week' })],
  ['month', fieldRow('time', time, { test: 'time-part', unit: 'month' })],
  ['year', fieldRow('time', time, { test: 'time-part', unit: 'year' })],
  ['cidr', fieldRow('network', 'ip-internet-protocol-modifiers', { test: 'cidr' })],
  ['expand', row('placeholder', 'specific-modifiers', { transforms: ['expand'] })],
  ['fieldref', fieldRow('reference', 'specific-modifiers', { test: 'field-reference' })],
]);

/** A modifier that works on fields and on keywords. */
function row(group: ModifierGroup, section: string, effect: Partial<Comparison>): Modifier {
  return { group, effect, onKeywords: true, section };
}

/** A modifier that needs a field. */
function fieldRow(group: ModifierGroup, section: string, effect: Partial<Comparison>): Modifier {
  return { group, effect, onKeywords: false, section };
}
