import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSources } from '../../src/pipeline/check.ts';
import { conditionCodes } from '../../src/diagnostics/codes/condition.ts';
import { documentCodes } from '../../src/diagnostics/codes/document.ts';
import { emitCodes } from '../../src/diagnostics/codes/emit.ts';
import { lintCodes } from '../../src/diagnostics/codes/lint.ts';
import { lowerCodes } from '../../src/diagnostics/codes/lower.ts';
import { mappingCodes } from '../../src/diagnostics/codes/mapping.ts';
import { yamlCodes } from '../../src/diagnostics/codes/yaml.ts';
import {
  Diagnostics,
  type Diagnostic,
  type DiagnosticCode,
  type Source,
} from '../../src/diagnostics/index.ts';
import { createConverter, draftMapping, type ConverterOptions } from '../../src/index.ts';
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
import { exampleMapping } from './example-mapping.ts';

const folder = join(import.meta.dirname, '../diagnostics');

/** One folder of `test/diagnostics`: a text that gives a finding, and one that does it right. */
export interface DiagnosticCase {
  readonly name: string;
  readonly wrong: string;
  readonly right: string;
  readonly expected: { readonly code: string; readonly line: number; readonly column: number };
  readonly setting: Setting;
}

/** How the text of a case is used. */
export interface Setting {
  /** What the text is, if it is no rule. */
  readonly as?: 'mapping' | 'placeholders' | 'schema';
  readonly options?: Partial<ConverterOptions>;
}

interface Expected extends Setting {
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
      const { repeat, as, options, ...expected } = JSON.parse(read('expected.json')) as Expected;
      const wrong = read('wrong.yml');
      const long =
        repeat && wrong.replace(repeat.text, () => repeat.text.trimEnd() + repeat.with.repeat(repeat.times));
      const setting = { ...(as && { as }), ...(options && { options }) };
      return { name, wrong: long ?? wrong, right: read('right.yml'), expected, setting };
    });
}

/** The findings about a text, from the first stage to the one that reports `code`. */
export async function findingsUpTo(
  code: string,
  text: string,
  setting: Setting = {},
): Promise<readonly Diagnostic[]> {
  if (pipelineCodes.has(code)) return await findingsOfRun({ path: 'rule.yml', text }, setting);
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

/** The findings of a whole run, with a mapping that is made for these cases. */
async function findingsOfRun(source: Source, { as, options }: Setting): Promise<readonly Diagnostic[]> {
  if (as === 'schema') return (await draftMapping(source, { table: 'Own_CL', target: 'native' })).diagnostics;
  const example = { path: 'mapping.yml', text: exampleMapping };
  const { converter, diagnostics } = await createConverter({
    targets: ['example'],
    placeholders,
    ...options,
    mappings: as === 'mapping' ? [example, source] : [example],
    placeholderLists: as === 'placeholders' ? [source] : [],
  });
  if (converter === undefined || as !== undefined) return diagnostics;
  const { results, diagnostics: general } = converter.convertAll([source]);
  return [...results.flatMap((result) => result.diagnostics), ...general];
}

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

/** What only a run over options and files can give, apart from the text of a rule. */
const codesOfOtherInputs: ReadonlySet<string> = new Set([
  'mapping-preset-unknown',
  'query-invalid',
  'query-doubtful',
]);

const pipelineCodeList = (
  [
    'placeholder-lookup',
    'placeholder-file-invalid',
    'schema-invalid',
    ...(Object.keys(mappingCodes) as (keyof typeof mappingCodes)[]),
    ...(Object.keys(emitCodes) as (keyof typeof emitCodes)[]),
  ] as readonly DiagnosticCode[]
).filter((code) => !codesOfOtherInputs.has(code));

const pipelineCodes: ReadonlySet<string> = new Set(pipelineCodeList);

/** The codes that need a case here; those of the other stages depend on more than the text of a rule. */
export const codesWithCases: readonly DiagnosticCode[] = [
  'input-too-large',
  ...(Object.keys(yamlCodes) as (keyof typeof yamlCodes)[]),
  ...(Object.keys(documentCodes) as (keyof typeof documentCodes)[]),
  ...(Object.keys(conditionCodes) as (keyof typeof conditionCodes)[]),
  ...(Object.keys(lowerCodes) as (keyof typeof lowerCodes)[]).filter((code) => !pipelineCodes.has(code)),
  ...pipelineCodeList,
  ...(Object.keys(lintCodes) as (keyof typeof lintCodes)[]).filter((code) => code !== 'file-name'),
];
