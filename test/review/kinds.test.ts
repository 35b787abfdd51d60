import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeMapping, declaredTables } from '../../src/mapping/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { mergeCatalogs, type SchemaCatalog } from '../../src/schema/index.ts';
import type { ChangeNote, Review, RuleChange } from '../../src/review/model.ts';
import { catalogs } from '../support/kusto.ts';
import { run } from '../support/evaluate.ts';
import { exampleMapping } from '../support/example-mapping.ts';
import { sigmaKql } from '../support/test-io.ts';
import { correlationKinds } from './kinds/correlation.ts';
import { detectionKinds } from './kinds/detection.ts';
import { fileKinds } from './kinds/files.ts';
import type { Expected, Files, Kind } from './kinds/kind.ts';
import { metadataKinds } from './kinds/metadata.ts';
import { sharedKinds } from './kinds/shared.ts';
import { gitEnv, TestRepository } from './repository.ts';

/** Every kind of change has a folder of its own in one repository with two commits. */
const kinds: readonly Kind[] = [
  ...detectionKinds,
  ...metadataKinds,
  ...fileKinds,
  ...sharedKinds,
  ...correlationKinds,
];
const folders = new Map(kinds.map((kind, index) => [kind, `kind-${index + 1}`]));

/** The review as `--format json` writes it. */
interface JsonReview extends Omit<Review, 'rules'> {
  readonly rules: readonly JsonChange[];
}

type JsonChange = Omit<RuleChange, 'notes'> & {
  readonly notes: readonly (Omit<ChangeNote, 'text'> & { readonly text: string })[];
};

let repository: TestRepository;
const seen = { rules: 0, unknown: 0, unwitnessed: 0, witnesses: 0 };

beforeAll(() => {
  repository = new TestRepository();
  repository.commit(all(({ before }) => before));
  repository.commit(all(({ after }) => after));
});

afterAll(() => repository.remove());

describe('what a review says about a change', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', async (_, kind) => {
    const folder = folders.get(kind) ?? '';
    const review = await reviewOf(folder, kind.args ?? []);
    expect(review.rules.map(({ outcome, relation }) => [outcome, relation])).toEqual(
      kind.expected.map(({ outcome, relation }) => [outcome, relation]),
    );
    for (const [index, expected] of kind.expected.entries()) {
      const change = review.rules[index];
      if (change === undefined) continue;
      const { notes = [], words = [], unsaid = [] } = expected;
      expect(change.notes.map(({ code }) => code)).toEqual(expect.arrayContaining([...notes]));
      const said = change.notes.map(({ text }) => text).join('\n');
      for (const each of words) expect(said).toContain(each.replace('@', folder));
      for (const each of unsaid) expect(said).not.toContain(each);
      expect(factsOf(change)).toMatchObject(wantedFacts(expected, folder));
      checkWitnesses(change);
      seen.rules += 1;
      if (change.relation === 'unknown') seen.unknown += 1;
    }
  });

  test('enough kinds were seen, and most of them were decided', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(100);
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
    expect(seen.unknown).toBe(2);
    // No single event shows how correlations differ.
    expect(seen.unwitnessed).toBe(3);
    expect(seen.witnesses).toBeGreaterThanOrEqual(35);
  });
});

/** What may be expected of a rule besides its outcome. */
function factsOf({ events, causes, previousPath }: JsonChange): object {
  return { events, causes: causes.map(({ kind }) => kind), previousPath };
}

function wantedFacts({ events, causes, previousPath }: Expected, folder: string): object {
  return {
    ...(events === undefined ? {} : { events }),
    ...(causes === undefined ? {} : { causes }),
    ...(previousPath === undefined ? {} : { previousPath: `${folder}/${previousPath}` }),
  };
}

/** Correlations aside, each difference has a witness: an event that exactly one of the queries finds, as running both shows. */
function checkWitnesses({ relation, witnesses, unwitnessed, before, after }: JsonChange): void {
  const wanted = { equal: 0, narrower: 1, wider: 1, different: 2, unknown: witnesses.length };
  expect(witnesses).toHaveLength(unwitnessed === undefined ? wanted[relation ?? 'equal'] : 0);
  if (unwitnessed !== undefined) seen.unwitnessed += 1;
  for (const { foundBy, table, row } of witnesses) {
    const rows = { [table]: [row] };
    const counts = [before, after].map((side) => run(side?.query ?? '', rows, catalog).length);
    expect(counts.map((count) => count > 0)).toEqual([foundBy === 'before', foundBy === 'after']);
    seen.witnesses += 1;
  }
}

const catalog: SchemaCatalog = withExample();

function withExample(): SchemaCatalog {
  const text = exampleMapping.replace('Text_s: string', 'Text_s: string, Other_s: string');
  const mapping = decodeMapping(
    { path: 'example.yml', text },
    catalogs.all,
    new Diagnostics(),
    () => undefined,
  );
  return mergeCatalogs(catalogs.all, declaredTables(mapping === undefined ? [] : [mapping]));
}

async function reviewOf(folder: string, args: readonly string[]): Promise<JsonReview> {
  const options = args.map((arg) => arg.replace('@', folder));
  const { stdout, stderr, code } = await sigmaKql(
    [
      'review',
      folder,
      '--base',
      'HEAD~1',
      '--head',
      'HEAD',
      '--format',
      'json',
      '--fail-on',
      'none',
      ...options,
    ],
    { folder: repository.folder, env: gitEnv },
  );
  expect(stderr.replace(/^note: .*\n/, '')).toBe('');
  expect(code).toBe(folder === brokenMapping ? 1 : 0);
  return JSON.parse(stdout) as JsonReview;
}

const brokenMapping = [...folders].find(([{ name }]) => name === 'a mapping is broken')?.[1];

function all(filesOf: (kind: Kind) => Files): Files {
  return Object.fromEntries(
    [...folders].flatMap(([kind, folder]) =>
      Object.entries(filesOf(kind)).map(([path, content]) => [`${folder}/${path}`, content]),
    ),
  );
}
