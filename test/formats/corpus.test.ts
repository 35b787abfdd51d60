import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formats, type FormatName } from '../../backends/kql/formats/index.ts';
import { renderParts } from '../../backends/kql/formats/render-parts.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { formatInputs } from '../support/formats.ts';
import { armChecks, type Template } from './arm-checks.ts';
import { failures, type Data } from './check.ts';
import { defenderChecks } from './defender-checks.ts';
import { deploymentOfArm, deploymentOfBicep, deploymentOfTerraform } from './templates.ts';
import { analyticsChecks, huntingChecks, textChecks } from './yaml-checks.ts';

/** How many artefacts of each format the corpus must give at least; figures may only improve. */
const floors: Readonly<Record<string, Partial<Record<FormatName, number>>>> = {
  'asim,native': {
    'sentinel-arm': 2443,
    'sentinel-bicep': 2443,
    'sentinel-terraform': 2443,
    'sentinel-yaml': 2443,
    'hunting-yaml': 2443,
    markdown: 2444,
  },
  xdr: {
    'sentinel-arm': 1740,
    'sentinel-bicep': 1740,
    'sentinel-terraform': 1740,
    'sentinel-yaml': 1740,
    'hunting-yaml': 1740,
    defender: 1737,
    markdown: 1749,
  },
};

/** What is wrong with an artefact; nothing if it is right. */
const findingsOf: Readonly<Record<FormatName, (text: string, arm: string | undefined) => readonly string[]>> =
  {
    'sentinel-yaml': (text) => [
      ...failures(text, textChecks),
      ...failures(parse(text) as Data, analyticsChecks),
    ],
    'hunting-yaml': (text) => [
      ...failures(text, textChecks),
      ...failures(parse(text) as Data, huntingChecks),
    ],
    'sentinel-arm': (text) => failures(JSON.parse(text) as Template, armChecks),
    'sentinel-bicep': (text, arm = '') => differences(deploymentOfBicep(text), deploymentOfArm(arm)),
    'sentinel-terraform': (text, arm = '') => differences(deploymentOfTerraform(text), deploymentOfArm(arm)),
    defender: (text) => failures(JSON.parse(text) as Data, defenderChecks),
    markdown: (text) =>
      text.startsWith('# ') && text.includes('\n## Query\n') ? [] : ['a title and a query'],
  };

describe.skipIf(!corpus.isPresent)(`deployable rules of the public rules (${corpus.needed})`, () => {
  const sources = corpus.isPresent
    ? corpus.folders.flatMap(yamlFiles).map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    : [];

  test.each(Object.keys(floors))(
    'target %s: every artefact passes its validator',
    (targets) => {
      const counts: Partial<Record<FormatName, number>> = {};
      const wrong: string[] = [];
      const refused = new Map<string, number>();
      const ids = new Set<string>();
      let rules = 0;
      const inputs = formatInputs(sources, targets.split(','), { grouping: 'AlertPerResult' });
      for (const input of inputs) {
        const { path } = input.mapped.rule.span.source;
        let arms: readonly string[] = [];
        for (const name of names) {
          const diagnostics = new Diagnostics();
          const texts = renderParts(formats[name], input, diagnostics).map(({ text }) => text);
          if (texts.length === 0) {
            const codes = diagnostics.list.flatMap(({ code, severity }) =>
              severity === 'error' ? [code] : [],
            );
            if (codes.length === 0) wrong.push(`${path} ${name}: refused without a reason`);
            for (const code of codes)
              refused.set(`${name} ${code}`, (refused.get(`${name} ${code}`) ?? 0) + 1);
            continue;
          }
          if (name === 'sentinel-arm') {
            arms = texts;
            for (const text of texts) ids.add(deploymentOfArm(text).id);
            rules += texts.length;
          }
          counts[name] = (counts[name] ?? 0) + 1;
          texts.forEach((text, part) => {
            const findings = findingsOf[name](text, arms[part]);
            wrong.push(...findings.map((finding) => `${path} ${name}: ${finding}`));
          });
        }
      }
      expect(wrong).toEqual([]);
      expect(ids.size).toBe(rules);
      expect(rules).toBeGreaterThan(counts['sentinel-arm'] ?? 0);
      process.stdout.write(
        `${targets}: ${JSON.stringify(counts)}, ${rules} rules in ARM; refused: ${JSON.stringify([...refused])}\n`,
      );
      for (const [name, floor] of Object.entries(floors[targets] ?? {})) {
        expect(counts[name as FormatName], name).toBeGreaterThanOrEqual(floor);
      }
    },
    3_600_000,
  );
});

/** ARM comes before those that are compared with it. */
const names: readonly FormatName[] = [
  'sentinel-arm',
  'sentinel-bicep',
  'sentinel-terraform',
  'sentinel-yaml',
  'hunting-yaml',
  'defender',
  'markdown',
];

function differences(one: unknown, other: unknown): readonly string[] {
  return sorted(one) === sorted(other) ? [] : ['says something else than the ARM template'];
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
