import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import { printQuery } from '../printed.ts';
import { queryOf } from '../query.ts';
import type { UserTemplate } from '../../../src/render/user-template.ts';
import { taggedAttack } from './attack.ts';
import { descriptionOf, nameOf } from './description.ts';
import { entitiesOf } from './entities.ts';
import type { Format, FormatInput } from './format.ts';
import { idOf } from './identity.ts';
import { resultColumns } from './result-columns.ts';
import { severityOf } from './severity.ts';
import { tableReferences } from './tables.ts';
import { versionOf } from './version.ts';

/** The names that a template can use, with values of their kinds. */
export const sampleView = {
  id: '',
  name: '',
  description: '',
  severity: '',
  version: '',
  title: '',
  level: '',
  status: '',
  author: '',
  date: '',
  modified: '',
  license: '',
  references: [''],
  falsePositives: [''],
  tags: [''],
  tactics: [''],
  techniques: [''],
  source: '',
  verdict: '',
  tables: [''],
  query: '',
  entities: [{ entityType: '', fieldMappings: [{ identifier: '', columnName: '' }] }],
};

/** A format that writes whatever a template of the user says; `extension` is that of its files. */
export function userFormat(template: UserTemplate, extension: string): Format {
  return {
    extension,
    summary: 'template of the user',
    render(input, diagnostics) {
      const view = viewOf(input, diagnostics);
      return template.render(view, diagnostics);
    },
  };
}

/** What a rule does not say is null or an empty list. */
function viewOf(
  input: FormatInput,
  diagnostics: Diagnostics,
): Readonly<Record<keyof typeof sampleView, unknown>> {
  const { mapped, verdict } = input;
  const { metadata, span } = mapped.rule;
  const attack = taggedAttack(input);
  return {
    id: idOf(input),
    name: nameOf(input, diagnostics),
    description: descriptionOf(input, diagnostics),
    severity: severityOf(input, diagnostics),
    version: versionOf(metadata),
    title: metadata.title,
    level: metadata.level ?? null,
    status: metadata.status ?? null,
    author: metadata.author ?? null,
    date: metadata.date ?? null,
    modified: metadata.modified ?? null,
    license: metadata.license ?? null,
    references: metadata.references,
    falsePositives: metadata.falsePositives,
    tags: metadata.tags,
    tactics: attack.tactics,
    techniques: attack.techniques,
    source: span.source.path,
    verdict,
    tables: tableReferences(mapped).map(({ name }) => name),
    query: printQuery(queryOf(mapped), input.style, input.emit ?? {}).text,
    entities: entitiesOf(resultColumns(input)),
  };
}
