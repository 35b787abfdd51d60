import { expect, test } from 'vitest';
import { loadMapping, targetNames } from '../../backends/kql/generated/index.ts';
import type { FieldMapping, LogsourceMapping, Mapping } from '../../src/mapping/index.ts';
import { compare } from './compare.ts';
import { readRule, subjectOf, type Subject } from './subject.ts';

/** Tests of a field that rules seldom make, alone and beside one that is met by more events. */
const tests = [
  ': alpha',
  '|startswith: alpha',
  '|endswith: alpha',
  '|contains: alpha',
  ": 'C:\\Temp\\alpha.exe'",
  "|endswith: '\\Temp\\alpha.exe'",
  ": ''",
  ': null',
  '|exists: false',
  '|exists: true',
  ": '*'",
  ": ['', alpha]",
] as const;

const conditions = ['tested', 'not tested', 'beside and not tested'] as const;

/** How many rules a run compares at least with their queries. */
const floors = { asim: 1000, native: 1100, xdr: 1200 } as const;

test.each(targetNames)(
  'on %s a test of a field differs from its query only as the mapping says',
  async (target) => {
    const mapping = await loadMapping(target);
    if (mapping === undefined) throw new Error(`no mapping for ${target}`);
    const subjects = probes(mapping).flatMap(({ entry, field }) => subjectsOf(mapping, entry, field));
    const comparisons = subjects.map((subject) => compare(subject, 8));
    const unexplained = comparisons
      .flatMap(({ differences }) => differences)
      .filter(
        ({ subject, direction }) => !subject.effects.has('different') && !subject.effects.has(direction),
      )
      .map(({ subject, direction, event, record }) => ({
        rule: subject.path,
        direction,
        event: [...event],
        record,
        query: subject.query,
      }));
    expect(unexplained).toEqual([]);
    expect(subjects.length).toBeGreaterThanOrEqual(floors[target as keyof typeof floors]);
    expect(comparisons.filter(({ matched }) => matched === 0).length).toBeLessThan(subjects.length * 0.2);
  },
  600_000,
);

/**
 * One field for each way in which fields land, with a log source that has it. What a column of bare file names
 * says of a path is left out: the generated events have paths that no source writes.
 */
function probes(mapping: Mapping): readonly { entry: LogsourceMapping; field: FieldMapping }[] {
  const found = new Map<string, { entry: LogsourceMapping; field: FieldMapping }>();
  for (const entry of mapping.logsources) {
    const fields = new Map(entry.fields.flatMap((set) => Object.entries(mapping.fieldSets[set] ?? {})));
    for (const [name, field] of fields) {
      const { landing, rewrites, losses } = field;
      if (name.endsWith('*') || rewrites.some(({ kind }) => kind === 'file-name')) continue;
      const columns =
        landing.kind === 'column' ? [landing.column] : landing.kind === 'alternatives' ? landing.columns : [];
      const key = JSON.stringify([
        landing.kind,
        columns.map(({ kind }) => kind),
        rewrites.map(({ kind }) => kind),
        losses.map(({ effect, when }) => [effect, when]),
      ]);
      if (!found.has(key)) found.set(key, { entry, field });
    }
  }
  return [...found.values()];
}

function subjectsOf(
  mapping: Mapping,
  { match, eventIds }: LogsourceMapping,
  field: FieldMapping,
): readonly Subject[] {
  const logsource = Object.entries(match)
    .map(([attribute, [name = '']]) => `${attribute}: '${name === '*' ? 'any' : name}'`)
    .join(', ');
  const events = eventIds === undefined ? '' : `\n    EventID: ${eventIds[0] ?? ''}`;
  return tests.flatMap((tested) =>
    conditions.flatMap((condition) => {
      const text = `title: T
logsource: { ${logsource} }
detection:
  tested:
    ${field.name}${tested}${events}
  beside:
    ${field.name}|contains: al${events}
  condition: ${condition}
`;
      const rule = readRule(`${field.name}${tested} (${condition}, ${logsource})`, text);
      const subject = rule && subjectOf(rule, mapping);
      if (subject === undefined) return [];
      const lossy = { ...subject, destination: { ...subject.destination, isLossy: true } };
      return field.losses.some(({ when }) => when === 'always') ? [subject, lossy] : [subject];
    }),
  );
}
