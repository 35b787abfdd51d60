import type { Explanation } from '../../../index.ts';
import { code, line, paragraph, type Block, type Page, type Section } from '../page/blocks.ts';
import { conversionSections } from './conversion.ts';
import { corpusSections } from './corpus.ts';
import { attackSection, eventSection } from './coverage.ts';
import { exclusionSections } from './exclusions.ts';
import { indicatorSections } from './indicators.ts';
import { stageSections } from './stages.ts';

/** What the user wants to see of an explanation. */
export interface PageOptions {
  /** Show the flat table of excluded values as well. */
  readonly flat: boolean;
}

/** An explanation as a page: what the rule is, what it looks for, what became of it. No heading is empty. */
export function pageOf(explanation: Explanation, options: PageOptions): Page {
  const { header, detection } = explanation;
  const sections: readonly Section[] = [
    ...(detection === undefined ? [] : eventSection(detection.events)),
    ...attackSection(explanation.attack),
    ...(detection === undefined ? correlationSection(explanation) : stageSections(detection.stages)),
    ...(detection === undefined ? [] : exclusionSections(detection, options)),
    ...(detection === undefined ? [] : indicatorSections(detection)),
    ...conversionSections(explanation),
    falsePositiveSection(explanation),
    ...referenceSection(explanation),
    ...(detection?.corpus === undefined ? [] : corpusSections(detection.corpus)),
  ];
  return { title: header.title || header.path, intro: introOf(explanation), sections };
}

function introOf({ header, logsource, conversion: { verdict, target } }: Explanation): readonly Block[] {
  const { path, description, id, status, level, author, license, date, modified } = header;
  const { product, category, service, definition } = logsource;
  const attributes = {
    id,
    status,
    level,
    author,
    license,
    date,
    modified,
    product,
    category,
    service,
    definition,
  };
  const facts = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[labels[name] ?? name, line(value)] as const],
  );
  const conversion = target === undefined ? verdict : `${verdict} (${target})`;
  return [
    ...(description === undefined ? [] : [paragraph(description.trim())]),
    { kind: 'facts', facts: [['File', line(code(path))], ...facts, ['Conversion', line(conversion)]] },
  ];
}

const labels: Readonly<Record<string, string>> = {
  id: 'Id',
  status: 'Status',
  level: 'Level',
  author: 'Author',
  license: 'License',
  date: 'Date',
  modified: 'Modified',
  product: 'Product',
  category: 'Category',
  service: 'Service',
  definition: 'Log source needs',
};

function correlationSection({ correlates }: Explanation): readonly Section[] {
  if (correlates.length === 0) return [];
  const items = correlates.map((reference) => line(code(reference)));
  return [{ heading: 'Correlated rules', blocks: [{ kind: 'list', items }] }];
}

/** What authors write who have nothing to say. */
const noAdvice: ReadonlySet<string> = new Set(['unknown', 'unlikely', 'none', '']);

function falsePositiveSection({ falsePositives }: Explanation): Section {
  const useful = falsePositives.filter((text) => !noAdvice.has(text.trim().toLowerCase()));
  const said = falsePositives.length === 0 ? '' : ` (${falsePositives.join(', ').trim()})`;
  const block: Block =
    useful.length === 0
      ? paragraph(`The author named none${said}.`)
      : { kind: 'list', items: falsePositives.map((text) => line(text)) };
  return { heading: 'False positives', blocks: [block] };
}

function referenceSection({ references }: Explanation): readonly Section[] {
  if (references.length === 0) return [];
  const items = references.map((url) => line({ kind: 'link', url }));
  return [{ heading: 'References', blocks: [{ kind: 'list', items }] }];
}
