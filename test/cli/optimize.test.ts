import { expect, test } from 'vitest';
import { sigmaKql, type Outcome } from '../support/test-io.ts';

const rule = `title: Certificate tool
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\certutil.exe'
    CommandLine|contains: 'urlcache'
  condition: selection
`;

function convert(...args: readonly string[]): Promise<Outcome> {
  return sigmaKql(['convert', '-', ...args], { stdin: rule });
}

const scanned = 'TargetProcessName endswith "\\\\certutil.exe"';
const lookedUp = 'TargetProcessName has "certutil"';

test('a query reads like its rule unless --optimize is given', async () => {
  const plain = await convert();
  expect(plain.stdout).toContain(scanned);
  expect(plain.stdout).not.toContain(lookedUp);
  const optimized = await convert('--optimize');
  expect(optimized.stdout).toContain(scanned);
  expect(optimized.stdout).toContain(lookedUp);
  expect(optimized.stdout).toContain('imProcessCreate(targetprocess_has_any=dynamic(["certutil"]))');
});

test('--explain-cost adds a comment for each test', async () => {
  const { stdout } = await convert('--explain-cost');
  expect(stdout.split('\n').filter((line) => /^\/\/ +(?:Tests|index|scan) /.test(line))).toEqual([
    '// Tests that use the term index: 0 of 3',
    '//   scan   TargetProcessName startswith "/"  - It is negated, and the index does not list the rows that lack a term.',
    `//   scan   ${scanned}  - It has a complete term, which nothing looks up; \`--optimize\` does.`,
    '//   scan   TargetProcessCommandLine contains "urlcache"  - Its text has no complete term of three characters or more.',
  ]);
});

test('--explain-cost adds costs to the JSON document, and nothing does without it', async () => {
  const { stdout } = await convert('--optimize', '--explain-cost', '-f', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    results: [
      {
        queries: [
          {
            cost: [
              { test: lookedUp, access: 'index' },
              { test: scanned, access: 'index' },
              { test: 'TargetProcessCommandLine contains "urlcache"', access: 'scan' },
              { test: 'TargetProcessName startswith "/"', access: 'scan' },
            ],
          },
        ],
      },
    ],
  });
  expect((await convert('-f', 'json')).stdout).not.toContain('"cost"');
});
