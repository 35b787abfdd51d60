import { expect, test } from 'vitest';
import { UnrunnableQuery, type RunnableQuery, type Verifier } from '../../../src/backend/verifier.ts';
import { compare, type ComparedRule } from '../../../src/comparison/index.ts';
import { Comparing, processRule, ruleFor } from '../../support/comparing.ts';

const native = await Comparing.on('native');
const xdr = await Comparing.on('xdr');

function converted(comparing: Comparing, text: string): ComparedRule {
  const rule = comparing.convert(text);
  if (rule === undefined) throw new Error('a rule of the test has no query');
  return rule;
}

const narrow = converted(xdr, processRule(`s: { Image: a }\ncondition: s`));
const wide = converted(xdr, processRule(`s: { Image: [a, b] }\ncondition: s`));

function verifierThat(check: RunnableQuery['check']): Verifier {
  return { open: () => ({ check, reads: () => true, count: () => 0, explain: () => [] }) };
}

test('without a verifier a relation is proved, and it is said why it has no witness', () => {
  expect(compare(narrow, wide)).toEqual({
    relation: 'wider',
    witnesses: [],
    unwitnessed: 'No events were run through the queries.',
  });
  expect(compare(wide, wide)).toEqual({ relation: 'equal', witnesses: [] });
});

test('a query that cannot be run offline leaves the proof', () => {
  const verifier = verifierThat(() => {
    throw new UnrunnableQuery('`foo()` is not supported');
  });
  expect(compare(narrow, wide, verifier)).toEqual({
    relation: 'wider',
    witnesses: [],
    unwitnessed: "A query can't be run offline: `foo()` is not supported",
  });
});

test('an event that does not show what it should is no witness, and the relation is unknown', () => {
  const verifier = verifierThat(() => [{ source: 'row', origin: 'recorded', isMatch: true }]);
  expect(compare(narrow, wide, verifier)).toMatchObject({ relation: 'unknown', witnesses: [] });
  const absent = verifierThat(() => []);
  expect(compare(narrow, wide, absent)).toMatchObject({ relation: 'unknown', witnesses: [] });
});

test('a row whose columns do not tell its table says it', () => {
  const verifier: Verifier = {
    open: (mapped) => ({
      check: (event) =>
        event.kind === 'record' && event.fields['Type'] === 'DeviceProcessEvents'
          ? [{ source: 'row', origin: 'recorded', isMatch: mapped === wide.mapped }]
          : [],
      reads: () => true,
      count: () => 0,
      explain: () => [],
    }),
  };
  expect(compare(narrow, wide, verifier).witnesses).toEqual([
    { foundBy: 'after', table: 'DeviceProcessEvents', row: { FolderPath: 'b', Type: 'DeviceProcessEvents' } },
  ]);
});

test('queries of different tables are not compared', () => {
  const other = converted(
    xdr,
    ruleFor('{ product: windows, category: network_connection }', `s: { Image: a }\ncondition: s`),
  );
  expect(compare(narrow, other)).toEqual({
    relation: 'unknown',
    reason: 'The queries read different tables, `DeviceProcessEvents` and `DeviceNetworkEvents`.',
    witnesses: [],
  });
});

test('a list that the query looks up is the same list in both queries', () => {
  const text = (more: string): string =>
    processRule(`s: { User|expand: '%admins%' }\nf: { Image: a }\ncondition: s${more}`);
  const [listed, filtered] = [converted(native, text('')), converted(native, text(' and not f'))];
  expect(native.rules(listed, { ...listed, queries: [{ kql: 'spelled otherwise' }] })).toMatchObject({
    relation: 'equal',
  });
  const { relation, witnesses, unwitnessed } = native.rules(listed, filtered);
  expect({ relation, witnesses }).toEqual({ relation: 'narrower', witnesses: [] });
  expect(unwitnessed).toContain('depends on a list that is looked up');
});

test('two lists that are looked up may hold the same', () => {
  const [one, other] = ['admins', 'guests'].map((name) =>
    converted(native, processRule(`s: { User|expand: '%${name}%' }\ncondition: s`)),
  ) as [ComparedRule, ComparedRule];
  expect(native.rules(one, other)).toMatchObject({ relation: 'unknown', witnesses: [] });
});

test('the relation is that of the newer query', () => {
  const other = converted(xdr, processRule(`s: { Image: [a, c] }\ncondition: s`));
  expect(xdr.rules(wide, narrow)).toMatchObject({
    relation: 'narrower',
    witnesses: [{ foundBy: 'before', row: { FolderPath: 'b' } }],
  });
  expect(xdr.rules(wide, other)).toMatchObject({
    relation: 'different',
    witnesses: [
      { foundBy: 'before', row: { FolderPath: 'b' } },
      { foundBy: 'after', row: { FolderPath: 'c' } },
    ],
  });
});
