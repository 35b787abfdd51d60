import type { Outcome } from '../../../src/review/model.ts';
import type { Relation } from '../../../src/comparison/index.ts';

/** The files of a folder by name; bytes where they matter. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A change of a folder of rules, and what a review has to say about it. */
export interface Kind {
  readonly name: string;
  readonly before: Files;
  readonly after: Files;
  /** Options of the command; `@/` stands for the folder. */
  readonly args?: readonly string[];
  /** Every rule of the review, the biggest risk first. */
  readonly expected: readonly Expected[];
}

/** What is expected of a rule. */
export interface Expected {
  readonly outcome: Outcome;
  readonly relation?: Relation;
  /** All events, in order; unchecked if absent. */
  readonly events?: readonly string[];
  /** Codes that some notes have. */
  readonly notes?: readonly string[];
  /** Words that some notes hold. */
  readonly words?: readonly string[];
  /** Words that no note holds. */
  readonly unsaid?: readonly string[];
  /** Kinds of causes, in order; unchecked if absent. */
  readonly causes?: readonly string[];
  readonly previousPath?: string;
}

/** Parts of a rule that kinds vary. */
export interface RuleParts {
  readonly title?: string;
  readonly id?: string;
  readonly level?: string;
  readonly status?: string;
  readonly logsource?: string;
  /** Further lines of attributes. */
  readonly more?: string;
}

/** An id that ends in these digits. */
export function id(digits: string): string {
  return `00000000-0000-4000-8000-${digits.padStart(12, '0')}`;
}

/** A rule about process creation with this detection section. */
export function rule(detection: string, parts: RuleParts = {}): string {
  const { title = 'Suspicious Tool', level = 'high', status = 'test' } = parts;
  const { logsource = '{ category: process_creation, product: windows }', more = '' } = parts;
  const lines = [
    `title: ${title}`,
    `id: ${parts.id ?? id('1')}`,
    `status: ${status}`,
    `level: ${level}`,
    ...(more === '' ? [] : [more]),
    `logsource: ${logsource}`,
    'detection:',
    ...detection.split('\n').map((line) => `  ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A kind where one file with one rule changes. */
export function edit(name: string, before: string, after: string, expected: Expected): Kind {
  return { name, before: { 'a.yml': before }, after: { 'a.yml': after }, expected: [expected] };
}

/** A detection that most kinds start from. */
export const tool = `selection:
  Image|endswith: '\\tool.exe'
  CommandLine|contains: [' -enc ', ' -hidden ']
filter:
  ParentImage|endswith: '\\setup.exe'
condition: selection and not filter`;
