import { RE2JS } from 're2js';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import { translateRegex } from './dialect.ts';

/** A compiled regex. Every use takes time linear in the length of the text. */
export interface Regex {
  /** Whether the regex is found anywhere in the text. */
  test(text: string): boolean;
  /** All matches from left to right; each as its groups, the whole match first. Groups without a match are "". */
  matches(text: string): Iterable<readonly string[]>;
  /** The text with every match replaced; `\1` in the replacement is the first group, `\0` the match. */
  replace(text: string, replacement: string): string;
}

const known = new Map<string, Regex>();
const maximumKnown = 2000;
const beyondAscii = /[^\u0000-\u007f]/;

/** The compiled form of a KQL regex. Throws `InvalidKql` for a broken one; recent regexes are kept. */
export function regexOf(source: string): Regex {
  const cached = known.get(source);
  if (cached) return cached;
  if (known.size >= maximumKnown) known.clear();
  const regex = compile(source);
  known.set(source, regex);
  return regex;
}

function compile(source: string): Regex {
  const { pattern, asciiTextOnly } = translateRegex(source);
  const re2 = compilePattern(pattern, source);
  const checked = (text: string): string => {
    if (asciiTextOnly && beyondAscii.test(text)) throw new UnsupportedKql('regex \\b on text beyond ASCII');
    return text;
  };
  return {
    test: (text) => re2.test(checked(text)),
    *matches(text) {
      const matcher = re2.matcher(checked(text));
      while (matcher.find()) yield groupsOf(matcher);
    },
    replace(text, replacement) {
      let result = '';
      let end = 0;
      const matcher = re2.matcher(checked(text));
      while (matcher.find()) {
        result += text.slice(end, matcher.start()) + expand(replacement, groupsOf(matcher));
        end = matcher.end();
      }
      return result + text.slice(end);
    },
  };
}

function compilePattern(pattern: string, source: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw new InvalidKql(`invalid regex ${source}: ${error instanceof Error ? error.message : ''}`);
  }
}

function groupsOf(matcher: { groupCount(): number; group(index: number): string | null }): readonly string[] {
  return Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? '');
}

function expand(replacement: string, groups: readonly string[]): string {
  return replacement.replace(/\\(\d|\\)/g, (_, reference: string) =>
    reference === '\\' ? '\\' : (groups[Number(reference)] ?? ''),
  );
}
