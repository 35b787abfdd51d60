import { quote, type DiagnosticCode, type Diagnostics } from '../diagnostics/index.ts';
import type { YamlNode, YamlScalar } from './tree.ts';

/**
 * Warns about values without quotes that YAML 1.2 reads otherwise than their author may think, in
 * particular where YAML 1.1, which many Sigma tools still read, gives them another type.
 *
 * Reports each kind once per list, with the number of further values like it.
 */
export function reportTraps(node: YamlNode, diagnostics: Diagnostics): void {
  if (node.kind === 'scalar') return reportGroup([node], diagnostics);
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      if (wordOf11.test(key.text)) reportGroup([key], diagnostics);
      reportTraps(value, diagnostics);
    }
    return;
  }
  reportGroup(node.items, diagnostics);
  for (const item of node.items) if (item.kind !== 'scalar') reportTraps(item, diagnostics);
}

interface Trap {
  readonly code: DiagnosticCode;
  readonly test: (scalar: YamlScalar) => boolean;
  readonly says: (scalar: YamlScalar) => string;
  readonly help: (scalar: YamlScalar) => string;
}

const wordOf11 = /^(?:yes|no|on|off)$/i;
const quoted = (text: string): string => quote(`'${text}'`);
const quoteOrPlain = ({ value, text }: YamlScalar): string =>
  `Write ${quoted(text)} if you mean the text, or ${String(value)} if you mean the number.`;

const traps: readonly Trap[] = [
  {
    code: 'yaml-boolean-word',
    test: ({ text }) => wordOf11.test(text),
    says: ({ text }) =>
      `${quote(text)} is text in YAML 1.2, but a boolean in YAML 1.1, which other tools read.`,
    help: ({ text }) =>
      `Write ${quoted(text)} if you mean the text, or \`true\` or \`false\` if you mean a boolean.`,
  },
  {
    code: 'yaml-number-spelling',
    test: ({ value, text }) => typeof value === 'number' && /^[-+]?0\d/.test(text),
    says: ({ value, text }) =>
      `${quote(text)} is the number ${value} in YAML 1.2, but octal in YAML 1.1, which other tools read.`,
    help: quoteOrPlain,
  },
  {
    code: 'yaml-number-spelling',
    test: ({ value, text }) => typeof value === 'number' && String(value) !== text,
    says: ({ value, text }) =>
      `${quote(text)} is the number ${value} to YAML; only columns of text are searched for it as it is spelt.`,
    help: quoteOrPlain,
  },
  {
    code: 'yaml-date',
    test: ({ text }) => /^\d{4}-\d\d?-\d\d?(?:$|[Tt ])/.test(text),
    says: ({ text }) => `${quote(text)} is text in YAML 1.2, but a date in YAML 1.1, which other tools read.`,
    help: ({ text }) => `Write ${quoted(text)}.`,
  },
  {
    code: 'yaml-number-like',
    test: ({ text }) => /^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$|^[-+]?\d+_[\d_]*$|^0b[01_]+$/.test(text),
    says: ({ text }) =>
      `${quote(text)} is text in YAML 1.2, but a number in YAML 1.1, which other tools read.`,
    help: ({ text }) => `Write ${quoted(text)} if you mean the text, or the number in plain digits.`,
  },
];

function reportGroup(nodes: readonly YamlNode[], diagnostics: Diagnostics): void {
  const caught = new Map<
    DiagnosticCode,
    { readonly trap: Trap; readonly scalar: YamlScalar; more: number }
  >();
  for (const node of nodes) {
    if (node.kind !== 'scalar' || node.quoted || !suspicious.test(node.text)) continue;
    const trap = traps.find(({ test }) => test(node));
    if (trap === undefined) continue;
    const earlier = caught.get(trap.code);
    if (earlier === undefined) caught.set(trap.code, { trap, scalar: node, more: 0 });
    else earlier.more += 1;
  }
  for (const { trap, scalar, more } of caught.values()) {
    const others = more === 0 ? '' : ` The same holds for ${more} more of this list.`;
    diagnostics.report(trap.code, scalar.span, trap.says(scalar) + others, { help: trap.help(scalar) });
  }
}

/** What all traps start with, so that nearly every value is passed over at once. */
const suspicious = /^(?:[-+]?[\d.]|[ynoYNO])/;
