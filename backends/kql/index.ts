import type { Backend } from '../../src/backend/backend.ts';
import type { MappedCorrelation, MappedRule } from '../../src/ir/index.ts';
import { declaredTables, type Mapping } from '../../src/mapping/index.ts';
import { mergeCatalogs } from '../../src/schema/index.ts';
import { annotate } from './annotate.ts';
import { connectorTables } from './connectors.ts';
import { costOf } from './cost/cost.ts';
import { describeCost } from './cost/describe.ts';
import { formatNames } from './format-names.ts';
import type { FormatCatalogs } from './formats/format.ts';
import { loadMapping, loadPreset, loadSchema } from './generated/index.ts';
import { lookupMistake, lookupTargets, watchlistKeys } from './lookup.ts';
import { printQuery } from './printed.ts';
import { queryOf } from './query.ts';
import { mapOf } from './source-map.ts';

/** KQL for Microsoft Sentinel and Defender XDR. Mappings and schemas are loaded when they are asked for. */
export const kql: Backend = {
  name: 'kql',
  targets: ['asim', 'native', 'xdr'],
  presets: ['published-asim', 'defender-sessions', 'security-event'],
  loadMapping,
  loadPreset,
  async loadSchema() {
    return mergeCatalogs(await loadSchema('asim'), await loadSchema('loganalytics'), await loadSchema('xdr'));
  },
  lookupTargets,
  placeholderLookup: watchlistKeys,
  lookupMistake,
  async loadValidator(mappings) {
    const { createValidator } = await import('./validate/index.ts');
    return await createValidator(mappings);
  },
  emit(rule, style, options = {}) {
    const printed = printQuery(queryOf(rule), style, options);
    const cost = options.explainCost === true ? { cost: costOf(printed.query) } : {};
    const map = options.sourceMap === true ? { map: mapOf(printed.query, printed.style) } : {};
    return { table: tablesOf(rule).join(', '), text: printed.text, ...cost, ...map };
  },
  async loadVerifier(catalog) {
    const { loadVerifier } = await import('./verify/index.ts');
    return await loadVerifier(catalog, kql);
  },
  connectors: connectorTables,
  formats: formatNames,
  async loadFormatter(format, mappings, diagnostics) {
    const { openFormat } = await import('./formats/open.ts');
    const chosen = await openFormat(format, diagnostics);
    if (chosen === undefined) return undefined;
    const catalogs = await loadCatalogs(mappings);
    const { renderParts } = await import('./formats/render-parts.ts');
    return {
      limitsQueries: chosen.format.spelling !== undefined,
      lacks: chosen.format.lacks ?? [],
      lacksInNrt: chosen.format.lacksInNrt ?? [],
      render: (request, found) =>
        renderParts(chosen.format, { ...request, catalogs }, found).map((rendered) => ({
          format: chosen.name,
          extension: chosen.format.extension,
          ...rendered,
        })),
    };
  },
  async loadDeployer(mappings) {
    const { deploymentOf } = await import('./formats/deployment.ts');
    const catalogs = await loadCatalogs(mappings);
    return (request) => deploymentOf({ ...request, catalogs });
  },
  annotate(header, query) {
    return annotate([...header, ...describeCost(query.cost ?? [])], query.text);
  },
};

/** The tables of each platform, with those that the mappings declare. */
async function loadCatalogs(mappings: readonly Mapping[]): Promise<FormatCatalogs> {
  const declared = declaredTables(mappings);
  return {
    sentinel: mergeCatalogs(await loadSchema('loganalytics'), await loadSchema('asim'), declared),
    hunting: mergeCatalogs(await loadSchema('xdr'), declared),
  };
}

function tablesOf(rule: MappedRule | MappedCorrelation): readonly string[] {
  if (rule.kind === 'rule') return [rule.table.name];
  const tables = rule.bases.flatMap((base) =>
    tablesOf(base.kind === 'events' ? base.events : base.correlation),
  );
  return [...new Set(tables)];
}
