import { toYaml } from '../../../src/render/yaml.ts';
import { asciiQuery, asciiText } from './ascii.ts';
import { attackOf } from './attack.ts';
import { isAvailable } from './availability.ts';
import { connectorsOf } from './connectors.ts';
import { descriptionOf, nameOf } from './description.ts';
import { entitiesOf } from './entities.ts';
import type { Format } from './format.ts';
import { deployedId } from './identity.ts';
import { queryText } from './query-text.ts';
import { resultColumns } from './result-columns.ts';
import { versionOf } from './version.ts';

/** A hunting query in the YAML of Microsoft's community repository (Azure-Sentinel, "Hunting Queries"). */
export const huntingYaml: Format = {
  extension: '.yaml',
  summary: "hunting query in the YAML of Microsoft's community repository",
  hasIds: true,
  lacks: [
    'enabled',
    'enabledStatuses',
    'severity',
    'kind',
    'frequency',
    'period',
    'grouping',
    'suppression',
    'createIncidents',
    'incidentLookback',
    'alertTitle',
    'customDetails',
  ],
  spelling: asciiQuery,
  render(input, diagnostics) {
    if (!isAvailable(input, 'sentinel', diagnostics)) return undefined;
    const query = queryText(input, diagnostics, asciiQuery);
    if (query === undefined) return undefined;
    const { metadata } = input.mapped.rule;
    const attack = attackOf(input, diagnostics);
    const entities = input.settings.entities ? entitiesOf(resultColumns(input)) : [];
    return toYaml({
      id: deployedId(input, diagnostics),
      name: asciiText(nameOf(input, diagnostics)),
      description: asciiText(descriptionOf(input, diagnostics)),
      requiredDataConnectors: connectorsOf(input),
      tactics: attack.tactics,
      relevantTechniques: attack.techniques,
      query,
      ...(entities.length === 0 ? {} : { entityMappings: entities }),
      version: versionOf(metadata),
      metadata: {
        source: { kind: 'Community' },
        ...(metadata.author === undefined ? {} : { author: { name: asciiText(metadata.author) } }),
        support: { tier: 'Community' },
        categories: { domains: ['Security - Threat Protection'] },
      },
    });
  },
};
