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

test.each(['check', 'convert'])('%s: thousands of long names that are nearly alike', (command) => {
  const name = (index: number): string => `${'a'.repeat(56)}${String(index).padStart(4, '0')}`;
  const known = Array.from({ length: 300 }, (_, index) => `  ${name(index)}: { CommandLine: x }\n`);
  const unknown = Array.from({ length: 1_500 }, (_, index) => name(5_000 + index)).join(' or ');
  const input = `title: Names
logsource: { product: windows, category: process_creation }
detection:
${known.join('')}  condition: ${unknown}
`;
  expect(outcomeOf(command, input).split('There is no search identifier').length).toBeGreaterThan(20);
});

// A call can't have as many arguments as a list may have values.
test.each([
  ['Image', (index: number) => `x${index}`],
  ['SourceIp|cidr', (index: number) => `10.${index % 250}.${Math.floor(index / 250) % 250}.${index % 2}/32`],
])('convert: 130,000 values of %s', (field, value) => {
  const values = Array.from({ length: 130_000 }, (_, index) => value(index));
  const input = `title: Values
logsource: { product: windows, category: network_connection }
detection:
  selection: { ${field}: [${values.join(', ')}] }
  condition: selection
`;
  expect(outcomeOf('convert --quiet', input)).toMatch(/^1 rule: (?:1 exact, 0|0 exact, 1) approximate/m);
});

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
