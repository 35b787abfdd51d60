import { loadMapping, targetNames } from '../../backends/kql/generated/index.ts';
import type { FormatInput } from '../../backends/kql/formats/index.ts';
import { defaultSettings, type RuleSettings } from '../../src/config/index.ts';
import { Diagnostics, type Source } from '../../src/diagnostics/index.ts';
import { applyCorrelation, applyFirst, declaredTables, type Mapping } from '../../src/mapping/index.ts';
import { readSource } from '../../src/pipeline/read.ts';
import { RuleSet } from '../../src/pipeline/rule-set.ts';
import { mergeCatalogs } from '../../src/schema/index.ts';
import { verdictOf } from '../../src/outcome/verdict.ts';
import { catalogs as known } from './kusto.ts';

const mappings = new Map<string, Mapping>();
for (const target of targetNames) {
  const mapping = await loadMapping(target);
  if (mapping !== undefined) mappings.set(target, mapping);
}
const declared = declaredTables([...mappings.values()]);

/** The catalogues that formats need. */
export const catalogs: FormatInput['catalogs'] = {
  sentinel: known.sentinel,
  hunting: mergeCatalogs(known.xdr, declared),
};

/** What formats get for each rule and correlation of some sources that converts. */
export function formatInputs(
  sources: readonly Source[],
  targets: readonly string[] = ['asim', 'native'],
  settings: Partial<RuleSettings> = {},
): readonly FormatInput[] {
  const read = sources.map(readSource);
  const rules = new RuleSet(read.flatMap(({ documents }) => documents));
  const used = targets.flatMap((target) => mappings.get(target) ?? []);
  return read.flatMap(({ documents }) =>
    documents.flatMap(({ document }, position): readonly FormatInput[] => {
      if (document.kind === 'filter') return [];
      const diagnostics = new Diagnostics();
      const rule = rules.lower(document, diagnostics);
      if (rule === undefined) return [];
      const options = { asimParsers: 'workspace' } as const;
      const mapped =
        rule.kind === 'correlation'
          ? applyCorrelation(rule, used, options, diagnostics)
          : applyFirst(rule, used, options, diagnostics)?.mapped;
      if (mapped === undefined) return [];
      return [
        {
          mapped,
          verdict: verdictOf(diagnostics.list),
          findings: diagnostics.list,
          style: 'pretty',
          settings: { ...defaultSettings, ...settings },
          catalogs,
          position,
        },
      ];
    }),
  );
}

/** The input of a single rule; fails if it does not convert. */
export function formatInput(
  text: string,
  settings: Partial<RuleSettings> = {},
  targets?: readonly string[],
): FormatInput {
  const input = formatInputs([{ path: 'rules/rule.yml', text }], targets, settings).at(-1);
  if (input === undefined) throw new Error('the rule does not convert');
  return input;
}
