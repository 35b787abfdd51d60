import { expect, test } from 'vitest';
import { compileQuery, rowOfRecord } from '../../backends/kql/evaluate/index.ts';
import type { ComparedRule, Relation } from '../../src/comparison/index.ts';
import { Comparing, processRule } from '../support/comparing.ts';
import { catalogs, kusto } from '../support/kusto.ts';
import { Random } from '../support/sigma/random.ts';

/** `SIGMA_KQL_FULL=1` tries more pairs. */
const pairs = process.env['SIGMA_KQL_FULL'] === '1' ? 600 : 60;
const comparing = await Comparing.on('xdr');
const random = new Random('small world');

/** Every text of up to three letters of an alphabet of two. */
const texts = ['', 'a', 'b'].flatMap((one) =>
  ['', 'a', 'b'].flatMap((two) => ['', 'a', 'b'].map((three) => one + two + three)),
);
const records = [...new Set(texts)].flatMap((CommandLine) =>
  [...new Set(texts)].flatMap((Image) => [1, 2, 3].map((ProcessId) => ({ CommandLine, Image, ProcessId }))),
);

/** A test of a field that matters in so small a world. */
function randomField(): string {
  const letters = (most: number): string =>
    Array.from({ length: 1 + random.below(most) }, () => random.pick(['a', 'b'])).join('');
  const field = random.pick(['CommandLine', 'Image']);
  return random.pick([
    () => `${field}: ${letters(2)}`,
    () => `${field}: ['${letters(2)}', '${letters(3)}', '']`,
    () => `${field}|contains: ${letters(2)}`,
    () => `${field}|startswith: [${letters(1)}, ${letters(2)}]`,
    () => `${field}|endswith: ${letters(2)}`,
    () => `${field}|contains|all: [${letters(1)}, ${letters(2)}]`,
    () => `${field}: '${letters(1)}*${letters(1)}'`,
    () => `${field}: '?${letters(1)}*'`,
    () => `${field}|re: '^(${letters(2)}|${letters(1)})*$'`,
    () => `${field}|re: '${letters(1)}.{1,2}$'`,
    () => `${field}: null`,
    () => `ProcessId: [${1 + random.below(3)}, 2]`,
    () => `ProcessId|gt: ${random.below(3)}`,
    () => `ProcessId|lte: ${1 + random.below(3)}`,
    () => 'CommandLine|fieldref: Image',
    () => 'CommandLine|fieldref|startswith: Image',
  ])();
}

function randomCondition(names: readonly string[], depth: number): string {
  const one = (): string => (depth === 0 ? random.pick(names) : randomCondition(names, depth - 1));
  return random.pick([
    () => `(${one()} and ${one()})`,
    () => `(${one()} or ${one()})`,
    () => `(${one()} and not ${one()})`,
    () => `not ${one()}`,
  ])();
}

/** Two rules over mostly the same selections. */
function randomPair(): readonly [string, string] {
  const names = ['s1', 's2', 's3', 's4'];
  const lines = names.map((name) => `${name}: { ${randomField()} }`);
  const other = lines.map((line, index) =>
    random.below(3) === 0 ? `${names[index]}: { ${randomField()} }` : line,
  );
  const condition = randomCondition(names, 2);
  const changed = random.below(2) === 0 ? condition : randomCondition(names, 2);
  return [[...lines, `condition: ${condition}`].join('\n'), [...other, `condition: ${changed}`].join('\n')];
}

const columns = catalogs.xdr.tables.get('DeviceProcessEvents')?.columns ?? new Map<string, never>();
const rows = records.map(({ CommandLine, Image, ProcessId }, position) =>
  rowOfRecord(columns, {
    ProcessCommandLine: CommandLine,
    FolderPath: Image,
    ProcessId,
    Timestamp: new Date(position * 1000),
  }),
);

function found({ queries }: ComparedRule): ReadonlySet<unknown> {
  const compiled = compileQuery(kusto, queries[0]?.kql ?? '', catalogs.all);
  const time = compiled.columns.findIndex(({ name }) => name === 'Timestamp');
  return new Set(compiled.run(new Map([['DeviceProcessEvents', rows]])).map((row) => row[time]));
}

test('in a world of short texts every relation is right, and hardly any is unknown', () => {
  const tally = new Map<Relation, number>();
  const wrong: unknown[] = [];
  for (let count = 0; count < pairs; count += 1) {
    const [before, after] = randomPair();
    const [old, young] = [comparing.convert(processRule(before)), comparing.convert(processRule(after))];
    if (old === undefined || young === undefined) continue;
    const { relation, reason } = comparing.rules(old, young);
    tally.set(relation, (tally.get(relation) ?? 0) + 1);
    const [first, second] = [found(old), found(young)];
    const isLost = [...first].some((row) => !second.has(row));
    const isGained = [...second].some((row) => !first.has(row));
    const cantLose = relation === 'equal' || relation === 'wider';
    const cantGain = relation === 'equal' || relation === 'narrower';
    if ((isLost && cantLose) || (isGained && cantGain)) wrong.push({ before, after, relation, reason });
  }
  process.stdout.write(
    `small world: ${[...tally].map((each) => each.join(' ')).join(', ')} over ${rows.length} rows\n`,
  );
  expect(wrong).toEqual([]);
  expect([...tally.values()].reduce((sum, counted) => sum + counted, 0)).toBeGreaterThanOrEqual(pairs * 0.8);
  expect([...tally.keys()].filter((relation) => relation !== 'unknown').sort()).toEqual([
    'different',
    'equal',
    'narrower',
    'wider',
  ]);
  expect(tally.get('unknown') ?? 0).toBeLessThanOrEqual(pairs * 0.03);
}, 900_000);
