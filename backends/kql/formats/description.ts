import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { FormatInput } from './format.ts';
import { manyLines, oneLine, shortened } from './text.ts';

const longestName = 256;
const longestDescription = 5_000;

/**
 * The name of a deployed rule: the prefix of the settings and the title, on one line, never empty, and which
 * part of the rule it is if it is not all of it.
 */
export function nameOf({ mapped, settings, part }: FormatInput, diagnostics: Diagnostics): string {
  const { title, name, id } = mapped.rule.metadata;
  const full = `${settings.namePrefix}${oneLine(title) || oneLine(name ?? id ?? '') || 'Untitled rule'}`;
  const suffix = part === undefined ? '' : ` (part ${part.number} of ${part.count})`;
  return `${cut('name', full, longestName - suffix.length, mapped, diagnostics)}${suffix}`;
}

/**
 * The description of a deployed rule: the rule's own, then all that the service has no place for, such as
 * false positives, references, author and licence, and where the rule came from. Never empty.
 */
export function descriptionOf({ mapped }: FormatInput, diagnostics: Diagnostics): string {
  const { description, falsePositives, references, ...rest } = mapped.rule.metadata;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Author', rest.author],
    ['License', rest.license],
    ['Sigma rule', rest.id],
    ['Level', rest.level],
    ['Status', rest.status],
    ['Tags', rest.tags.join(', ') || undefined],
  ];
  const parts = [
    manyLines(description ?? ''),
    listOf('False positives', falsePositives),
    listOf('References', references),
    facts.flatMap(([label, value]) => (value === undefined ? [] : `${label}: ${oneLine(value)}`)).join('\n'),
  ].filter((part) => part !== '');
  const text = parts.join('\n\n') || 'Converted from a Sigma rule.';
  return cut('description', text, longestDescription, mapped, diagnostics);
}

function listOf(label: string, items: readonly string[]): string {
  const lines = items.map((item) => oneLine(item)).filter((item) => item !== '');
  return lines.length === 0 ? '' : [`${label}:`, ...lines.map((line) => `- ${line}`)].join('\n');
}

function cut(
  what: string,
  text: string,
  length: number,
  mapped: FormatInput['mapped'],
  diagnostics: Diagnostics,
): string {
  if (text.length <= length) return text;
  const message = `The ${what} has ${text.length} characters; ${length} are left of it.`;
  diagnostics.report('format-text-cut', mapped.rule.span, message);
  return shortened(text, length);
}
