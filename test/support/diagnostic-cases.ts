import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSources } from '../../src/check.ts';
import { conditionCodes } from '../../src/diagnostics/codes/condition.ts';
import { documentCodes } from '../../src/diagnostics/codes/document.ts';
import { lintCodes } from '../../src/diagnostics/codes/lint.ts';
import { lowerCodes } from '../../src/diagnostics/codes/lower.ts';
import { yamlCodes } from '../../src/diagnostics/codes/yaml.ts';
import { Diagnostics, type Diagnostic, type DiagnosticCode } from '../../src/diagnostics/index.ts';
import type { DetectionRule } from '../../src/ir/index.ts';
import {
  indexRules,
  isAggregating,
  lowerAggregation,
  lowerCorrelation,
  lowerDetection,
  lowerFilter,
  reportUnusedFilters,
  type PlaceholderContent,
  type PlaceholderResolver,
} from '../../src/lower/index.ts';
import { parseDocuments, type SigmaDocument } from '../../src/parse/index.ts';

const folder = join(import.meta.dirname, '../diagnostics');

/** One folder of `test/diagnostics`: a text that gives a finding, and one that does it right. */
export interface DiagnosticCase {
  readonly name: string;
  readonly wrong: string;
  readonly right: string;
  readonly expected: { readonly code: string; readonly line: number; readonly column: number };
}

interface Expected {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  /** For texts too long to keep: `text` in `wrong.yml` is followed by `with`, so many times. */
  readonly repeat?: { readonly text: string; readonly with: string; readonly times: number };
}

/** Every case, by name. */
export function readCases(): readonly DiagnosticCase[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => {
      const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
      const { repeat, ...expected } = JSON.parse(read('expected.json')) as Expected;
      const wrong = read('wrong.yml');
      const long =
        repeat && wrong.replace(repeat.text, () => repeat.text.trimEnd() + repeat.with.repeat(repeat.times));
      return { name, wrong: long ?? wrong, right: read('right.yml'), expected };
    });
}

/** The findings about a text, from the first stage to the one that reports `code`. */
export function findingsUpTo(code: string, text: string): readonly Diagnostic[] {
  if (code in lintCodes) return checkSources([{ path: 'rule.yml', text }]).diagnostics;
  const diagnostics = new Diagnostics();
  const documents = parseDocuments({ path: 'rule.yml', text }, diagnostics);
  if (lowering.has(code)) lowerAll(documents, diagnostics);
  return diagnostics.list;
}

/** What the placeholders of the cases stand for; `%nobody%` is not among them. */
const placeholders: PlaceholderResolver = (name) =>
  new Map<string, PlaceholderContent>([
    ['administrators', { kind: 'values', values: ['adm_a', 'adm_b'] }],
    ['empty', { kind: 'values', values: [] }],
    ['watchlist', { kind: 'query-list', expression: "_GetWatchlist('users')" }],
  ]).get(name);

/** Lowers documents that may refer to each other, as the pipeline does. */
function lowerAll(documents: readonly SigmaDocument[], diagnostics: Diagnostics): void {
  const index = indexRules(documents);
  const filters = documents
    .filter((document) => document.kind === 'filter')
    .flatMap((document) => lowerFilter(document, diagnostics, { placeholders }) ?? []);
  const rules: DetectionRule[] = [];
  for (const document of documents) {
    if (document.kind === 'correlation') {
      lowerCorrelation(document, diagnostics, { placeholders, index, filters });
    } else if (document.kind === 'detection' && isAggregating(document)) {
      lowerAggregation(document, diagnostics, { placeholders });
    } else if (document.kind === 'detection') {
      rules.push(...[lowerDetection(document, diagnostics, { placeholders }) ?? []].flat());
    }
  }
  reportUnusedFilters(filters, rules, diagnostics);
}

const lowering: ReadonlySet<string> = new Set([...Object.keys(lowerCodes), 'aggregation-unsupported']);

/** The codes that need a case here; those of the other stages depend on more than the text of a rule. */
export const codesWithCases: readonly DiagnosticCode[] = [
  'input-too-large',
  ...(Object.keys(yamlCodes) as (keyof typeof yamlCodes)[]),
  ...(Object.keys(documentCodes) as (keyof typeof documentCodes)[]),
  ...(Object.keys(conditionCodes) as (keyof typeof conditionCodes)[]),
  ...(Object.keys(lowerCodes) as (keyof typeof lowerCodes)[]),
  ...(Object.keys(lintCodes) as (keyof typeof lintCodes)[]).filter((code) => code !== 'file-name'),
];
