import type { ExplainedDetection, Indicator } from '../../../index.ts';
import { code, joined, line, paragraph, type Inline, type Section } from '../page/blocks.ts';
import { fieldCell, testCell, valueCell } from './exclusions.ts';

/** What the rule looks for, and how common that is in the corpus. */
export function indicatorSections({ indicators, corpus }: ExplainedDetection): readonly Section[] {
  if (indicators.length === 0) return [];
  const head = ['Field', 'Kind', 'Value'];
  const counted = [...head, 'Others', 'Excluding', 'Total'];
  const heading = 'Indicators';
  if (corpus === undefined) {
    const rows = indicators.map(({ field, test, flags, values }) => [
      fieldCell(field),
      testCell(test, flags),
      joined(
        values.map(({ value }) => valueCell(test, value)),
        ', ',
      ),
    ]);
    return [{ heading, blocks: [{ kind: 'table', head, rows }] }];
  }
  const rows = indicators.flatMap(({ field, test, flags, values }) =>
    values.map((indicator) => [
      fieldCell(field),
      testCell(test, flags),
      valueCell(test, indicator.value),
      ...countCells(indicator),
    ]),
  );
  const legend = paragraph(
    `Counted in ${corpus.rules} rules of `,
    code(corpus.name),
    ': others that look for the value, others that exclude it, and all that hold it, this one included.',
  );
  return [{ heading, blocks: [legend, { kind: 'table', head: counted, rows }] }];
}

function countCells({ counts }: Indicator): readonly Inline[] {
  const { others = 0, excluding = 0, total = 0 } = counts ?? {};
  return [line(String(others)), line(String(excluding)), line(String(total))];
}
