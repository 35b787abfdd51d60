import { renderTemplate } from '../../../src/render/template.ts';
import { printQuery } from '../printed.ts';
import { template } from '../generated/templates/markdown.ts';
import { taggedAttack } from './attack.ts';
import { nameOf } from './description.ts';
import { entitiesOf } from './entities.ts';
import { markdownCode, markdownFence, markdownLine, type MarkdownText } from './escape-markdown.ts';
import type { Format, FormatInput } from './format.ts';
import { queryOf } from '../query.ts';
import { resultColumns } from './result-columns.ts';
import { tableReferences } from './tables.ts';
import { manyLines } from './text.ts';

/** A card about a rule for people: what it finds, how well the query does it, and the query. */
export const markdown: Format = {
  extension: '.md',
  summary: 'rule card in Markdown',
  render(input, diagnostics) {
    const query = printQuery(queryOf(input.mapped), input.style, input.emit ?? {}).text;
    const { metadata } = input.mapped.rule;
    return renderTemplate(template, {
      title: markdownLine(nameOf(input, diagnostics)),
      facts: factsOf(input),
      paragraphs: manyLines(metadata.description ?? '')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => markdownLine(line)),
      lists: listsOf(input).filter(({ items }) => items.length > 0),
      fence: markdownFence(query),
      query,
    });
  },
};

function factsOf(input: FormatInput): readonly { readonly label: string; readonly value: MarkdownText }[] {
  const { metadata } = input.mapped.rule;
  const attack = taggedAttack(input);
  const facts: readonly (readonly [string, MarkdownText | undefined])[] = [
    ['Id', metadata.id === undefined ? undefined : markdownCode(metadata.id)],
    ['Level', line(metadata.level)],
    ['Status', line(metadata.status)],
    ['Author', line(metadata.author)],
    ['Date', line(metadata.modified ?? metadata.date)],
    ['Verdict', line(input.verdict)],
    [
      'Tables',
      line(
        tableReferences(input.mapped)
          .map(({ name }) => name)
          .join(', '),
      ),
    ],
    ['Tactics', line(attack.tactics.join(', '))],
    ['Techniques', line(attack.techniques.join(', '))],
    ['License', line(metadata.license)],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function listsOf(
  input: FormatInput,
): readonly { readonly heading: string; readonly items: readonly MarkdownText[] }[] {
  const { metadata } = input.mapped.rule;
  const warnings = input.findings.filter(({ severity }) => severity === 'warning');
  const entities = entitiesOf(resultColumns(input));
  return [
    { heading: 'Differences', items: warnings.map(({ message }) => markdownLine(message)) },
    { heading: 'False positives', items: metadata.falsePositives.map(markdownLine) },
    {
      heading: 'Entities',
      items: entities.map(({ entityType, fieldMappings }) =>
        markdownLine(
          `${entityType}: ${fieldMappings.map(({ identifier, columnName }) => `${identifier} = ${columnName}`).join(', ')}`,
        ),
      ),
    },
    { heading: 'References', items: metadata.references.map(markdownCode) },
  ];
}

function line(text: string | undefined): MarkdownText | undefined {
  return text === undefined || text === '' ? undefined : markdownLine(text);
}
