import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPackage, type BuiltPackage } from '../support/built.ts';

let built: BuiltPackage;

beforeAll(async () => {
  built = await buildPackage();
}, 60_000);

afterAll(() => built.remove());

/** What a command says of rules from standard input. A run that does not end would keep the tests busy: it is stopped. */
function outcomeOf(command: string, input: string): string {
  const { signal, stdout, stderr } = spawnSync(
    process.execPath,
    [built.command, ...command.split(' '), '-'],
    {
      encoding: 'utf8',
      input,
      timeout: 90_000,
      maxBuffer: 1e9,
    },
  );
  expect(signal).toBe(null);
  return stdout + stderr;
}

test.each(['convert', 'convert --optimize', 'explain'])(
  '%s: regular expressions that an engine could try for years',
  (command) => {
    const expressions = ['(a*|b*){400}x', '((a?){30}){30}b', '(|){999}b', '(.*.*)+[^a]$', '^(a|aa|a?)+$'];
    const detection = expressions.map((text, index) => `  s${index}:\n    CommandLine|re: '${text}'\n`);
    const input = `title: Regular expressions without an end
logsource: { product: windows, category: process_creation }
detection:
${detection.join('')}  condition: 1 of s*
`;
    expect(outcomeOf(command, input).split('matches regex').length).toBeGreaterThan(expressions.length);
  },
);

// Expressions of our own took a time that grew with the square of such a run: minutes for each of these.
test.each([
  'check',
  'convert',
  'convert -f markdown',
  'convert -f sentinel-yaml',
  'explain',
  'explain -f html',
])('%s: long runs of the same characters', (command) => {
  const runs = [' ', '.', '[', '\\', '"'];
  const rules = runs.map((run) => {
    const text = JSON.stringify(`a${run.repeat(200_000)}x`);
    return `title: ${text}
falsepositives: [${text}]
logsource: { product: windows, category: process_creation }
detection:
  s: { CommandLine: ${text}, Image|contains: ${text} }
  t: { Company: [${'1_'.repeat(100_000)}x, ${'1'.repeat(200_000)}x] }
  condition: s or t
`;
  });
  const outcome = outcomeOf(command, rules.join('---\n'));
  // How many rules there were, or something that is said of each.
  const count = /\b(\d+) (?:rules|documents)\b/.exec(outcome.slice(-2_000))?.[1];
  expect(count ?? `${outcome.split('Event coverage').length - 1}`).toBe(`${runs.length}`);
});
