import type { ExcludedValues, ExclusionEntry, ExclusionGroup, ExplainedDetection } from '../../../index.ts';
import {
  code,
  codes,
  joined,
  line,
  lineBreak,
  paragraph,
  visible,
  type Block,
  type Inline,
  type Section,
} from '../page/blocks.ts';

/** What the rule leaves out, grouped; with `flat` also the table that public catalogs print. */
export function exclusionSections(
  { exclusions, flatExclusions }: ExplainedDetection,
  { flat }: { readonly flat: boolean },
): readonly Section[] {
  const { groups, required, conditional, isWholeRule } = exclusions;
  const blocks: Block[] = [];
  if (isWholeRule) {
    blocks.push(
      paragraph('The rule says only what must not hold, so that it matches every event without the fields.'),
    );
  }
  if (groups.length > 0)
    blocks.push(paragraph('Events that match any row are left out.'), groupTable(groups));
  for (const fields of required)
    blocks.push(
      paragraph(
        'Requires the field ',
        ...joined(
          fields.map((field) => [code(field)]),
          ' or ',
        ),
        '.',
      ),
    );
  for (const { branch, groups: own } of conditional) {
    const of = branch.length === 0 ? line('one alternative') : line('the alternative ', ...codes(branch));
    blocks.push(paragraph('Only of ', ...of, ', events that match any row are left out.'), groupTable(own));
  }
  const sections = blocks.length === 0 ? [] : [{ heading: 'Exclusions', blocks }];
  return flat && flatExclusions.length > 0 ? [...sections, flatSection(flatExclusions)] : sections;
}

function flatSection(rows: ExplainedDetection['flatExclusions']): Section {
  return {
    heading: 'Excluded values',
    blocks: [
      paragraph(
        'One value a row, as public catalogs list them. Values of one filter may have to hold together: see above.',
      ),
      {
        kind: 'table',
        head: ['Field', 'Kind', 'Excluded value'],
        rows: rows.map(({ field, test, value, flags }) => [
          fieldCell(field),
          testCell(test, flags),
          valueCell(test, value),
        ]),
      },
    ],
  };
}

function groupTable(groups: readonly ExclusionGroup[]): Block {
  return {
    kind: 'table',
    head: ['Left out', 'Filter', 'Purpose'],
    rows: groups.map(({ entries, selections, purpose }) => [
      entryLine(entries),
      codes(selections),
      line(purposes[purpose]),
    ]),
  };
}

const purposes = {
  'rule-logic': 'logic of the rule',
  'local-tuning': 'local tuning',
  'negated-selection': 'negated selection',
} as const satisfies Record<ExclusionGroup['purpose'], string>;

function entryLine(entries: readonly ExclusionEntry[]): Inline {
  return entries.flatMap((entry, index) =>
    index === 0 ? entryText(entry) : [lineBreak, 'and ', ...entryText(entry)],
  );
}

function entryText(entry: ExclusionEntry): Inline {
  switch (entry.kind) {
    case 'values':
      return valuesText(entry);
    case 'unless':
      return [
        'unless (',
        ...joined(
          entry.groups.map((group) => entryLine(group.entries)),
          ' or ',
        ),
        ')',
      ];
    case 'unfolded':
      return ['a combination of tests: see the filter'];
  }
}

/** Several values stand below one another. */
function valuesText({ field, test, flags, values }: ExcludedValues): Inline {
  const subject = line(...fieldCell(field), ' ', ...testCell(test, flags));
  if (isBare(test)) return subject;
  const cells = values.map((value) => valueCell(test, value));
  return values.length === 1
    ? line(...subject, ' ', ...cells.flat())
    : line(...subject, ' any of', ...cells.flatMap((cell) => [lineBreak, '• ', ...cell]));
}

/** A field, or what stands for it in keywords. */
export function fieldCell(field: string): Inline {
  return field === '' ? ['(any field)'] : [code(field)];
}

/** How a value is compared, with what changes matching. */
export function testCell(test: string, flags: readonly string[]): Inline {
  return [[test, ...flags].join(' ')];
}

/** A value letter by letter; tests that need none have none. */
export function valueCell(test: string, value: string): Inline {
  return isBare(test) ? ['—'] : [code(visible(value))];
}

function isBare(test: string): boolean {
  return test === 'is_null' || test === 'exists' || test === 'not_exists';
}
