import { describe, expect, test } from 'vitest';
import { checkSarif } from '../support/sarif.ts';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const good = `title: Whoami As System
id: 869aff82-2653-4a35-b794-c456c539de5b
status: test
description: Detects a look at the own account
author: Jane Doe
date: 2024-08-30
level: low
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
`;
const other = good.replace('869aff82', '0f4b3e5c');
const warned = good.replace('whoami.exe', 'whoami.exe*');
const noted = good.replace('description: Detects a look at the own account\n', '');
const invalid = good.replace('|endswith', '|endwith');

function check(files: Readonly<Record<string, string>>, args: string, stdin = ''): Promise<Outcome> {
  return sigmaKql(['check', ...args.split(' ')], { folder: folderOf(files), stdin });
}

const file = 'proc_creation_win_whoami.yml';

test.each([
  ['a good rule', good, '', 0, '1 document: 0 errors, 0 warnings, 0 infos\n'],
  ['a warning', warned, '', 0, '1 document: 0 errors, 1 warning, 0 infos\n'],
  ['a warning that fails', warned, ' --fail-on warning', 1, '1 document: 0 errors, 1 warning, 0 infos\n'],
  ['an info', noted, ' --fail-on warning', 0, '1 document: 0 errors, 0 warnings, 1 info\n'],
  ['an error', invalid, '', 1, '1 document: 1 error, 0 warnings, 0 infos\n'],
  ['a broken file', 'title: [', '', 1, '0 documents: 1 error, 0 warnings, 0 infos\n'],
])('%s decides on the exit code', async (_name, text, options, code, summary) => {
  const outcome = await check({ [file]: text }, `${file}${options}`);
  expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code, stderr: summary });
});

test('findings are shown like those of a conversion, on standard output', async () => {
  const { stdout } = await check({ [file]: warned }, file);
  expect(stdout)
    .toBe(`${file}:13:21: warning: \`\\whoami.exe*\` has a wildcard at its end, beside \`endswith\`. [wildcard-redundant]
  13 |     Image|endswith: '\\whoami.exe*'
     |                     ^^^^^^^^^^^^^^

`);
});

test('a folder and standard input are one set', async () => {
  const { stdout, code } = await check({ [`rules/${file}`]: good }, 'rules - --format github', good);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error file=<stdin>,line=2,.*,title=id-duplicate::[^\n]*\n$/);
  const fine = await check({ [`rules/${file}`]: good }, 'rules - --format github', other);
  expect(fine).toEqual({ stdout: '', stderr: '2 documents: 0 errors, 0 warnings, 0 infos\n', code: 0 });
});

test('--findings and --quiet say which findings a person sees; programs get all', async () => {
  const files = {
    [file]: invalid,
    'proc_creation_win_two.yml': warned,
    'proc_creation_win_three.yml': noted,
  };
  const codes = async (options: string): Promise<readonly string[]> =>
    [...(await check(files, `.${options}`)).stdout.matchAll(/ (error|warning|info): /g)].map(
      ([, it]) => it ?? '',
    );
  expect(new Set(await codes(''))).toEqual(new Set(['error', 'warning', 'info']));
  expect(new Set(await codes(' --findings warning'))).toEqual(new Set(['error', 'warning']));
  expect(await codes(' -q')).toEqual(await codes(' --findings error'));
  expect(new Set(await codes(' -q'))).toEqual(new Set(['error']));
  const json = await check(files, '. -f json');
  expect(await check(files, '. -f json -q')).toEqual(json);
  expect((await check(files, '. -q --findings info')).code).toBe(2);
});

test('correlations and filters find the rules of other files', async () => {
  const correlation = `title: Whoami Again
id: 5d8a1b52-0a0a-4b7e-9a71-0d6c1a1b1f10
status: test
description: Detects many looks at the own account
author: Jane Doe
date: 2024-08-30
level: low
correlation:
  type: event_count
  rules: [869aff82-2653-4a35-b794-c456c539de5b]
  group-by: [User]
  timespan: 1h
  condition: { gte: 5 }
`;
  const filter = `title: Administrators
id: 0a4b6c1e-2b0f-4c55-8a2b-0d6c1a1b1f11
logsource: { product: windows }
filter:
  rules: [869aff82-2653-4a35-b794-c456c539de5b]
  selection: { User: admin }
  condition: not selection
`;
  const files = {
    'rule_number_one.yml': good,
    'correlation_one.yml': correlation,
    'filter_number_one.yml': filter,
  };
  expect((await check(files, '.')).stdout).toBe('');
  expect((await check(files, 'correlation_one.yml filter_number_one.yml --format github')).stdout).toMatch(
    /title=correlation-rule-missing::.*\n.*title=filter-unused::/,
  );
});

test('placeholders are no mistake of a rule', async () => {
  const rule = good.replace("Image|endswith: '\\whoami.exe'", "User|expand: '%administrators%'");
  expect((await check({ [file]: rule }, file)).stdout).toBe('');
});

test('a missing file does not keep the others from being checked', async () => {
  const { stdout, code } = await check({ [file]: warned }, `${file} nowhere.yml --format github`);
  expect(stdout.split('\n').map((line) => /title=([a-z-]+)/.exec(line)?.[1])).toEqual([
    'wildcard-redundant',
    'input-not-found',
    undefined,
  ]);
  expect(code).toBe(1);
});

test('without a path there is nothing to check', async () => {
  const outcome = await sigmaKql(['check']);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('no input');
});

test('the JSON document has every key in a fixed order', async () => {
  const { stdout } = await check({ [file]: good, 'proc_creation_win_b.yml': good }, '. --format json');
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    findings: [
      {
        code: 'id-duplicate',
        severity: 'error',
        message: 'Another rule has the id `869aff82-2653-4a35-b794-c456c539de5b` already.',
        path: './proc_creation_win_whoami.yml',
        line: 2,
        column: 5,
        endLine: 2,
        endColumn: 41,
        help: 'Give one of the rules a new id.',
        effect: null,
        related: [
          {
            message: 'The first one stands here.',
            path: './proc_creation_win_b.yml',
            line: 2,
            column: 5,
            endLine: 2,
            endColumn: 41,
          },
        ],
      },
    ],
    summary: { documents: 2, error: 1, warning: 0, info: 0 },
  });
  expect(Object.keys((JSON.parse(stdout) as { findings: readonly object[] }).findings[0] ?? {})).toEqual([
    'code',
    'severity',
    'message',
    'path',
    'line',
    'column',
    'endLine',
    'endColumn',
    'help',
    'effect',
    'related',
  ]);
});

describe('SARIF', () => {
  test.each([
    ['no finding', { [file]: good }],
    ['findings with related places', { [file]: good, 'b_second_rule.yml': good, 'c_third_rule.yml': warned }],
    ['a file that is no text', { [file]: 'a\u0000b' }],
    ['a name with signs of URIs', { 'a b#c?d%20:e.yml': warned }],
  ])('is valid for %s', async (_name, files) => {
    const { stdout } = await check(files, '. --format sarif');
    expect(checkSarif(stdout)).toEqual([]);
  });

  test('names the rule, the place and the level', async () => {
    const { stdout } = await check({ 'sub dir/a#b_whoami.yml': warned }, '. --format sarif');
    const [run] = (
      JSON.parse(stdout) as { readonly runs: readonly { readonly results: readonly object[] }[] }
    ).runs;
    expect(run?.results).toEqual([
      expect.objectContaining({ ruleId: 'file-name', level: 'note' }),
      {
        ruleId: 'wildcard-redundant',
        ruleIndex: 1,
        level: 'warning',
        message: {
          text: '`\\whoami.exe*` has a wildcard at its end, beside `endswith`.\nRemove the wildcard, or correct the modifier.',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: './sub%20dir/a%23b_whoami.yml' },
              region: { startLine: 13, startColumn: 21, endLine: 13, endColumn: 35 },
            },
          },
        ],
      },
    ]);
  });

  test('the official schema refuses what SARIF does not know', () => {
    const runs = [{ tool: { driver: { name: 'x', rules: [{}] } }, results: [{ message: { text: 1 } }] }];
    expect(checkSarif(JSON.stringify({ version: '2.0.0', runs, extra: 1 }))).toEqual([
      ' must NOT have additional properties',
      '/version must be equal to one of the allowed values',
      "/runs/0/tool/driver/rules/0 must have required property 'id'",
      '/runs/0/results/0/message/text must be string',
    ]);
  });
});

describe('workflow commands of GitHub', () => {
  test('carry place, code and help', async () => {
    const { stdout } = await check({ [file]: warned }, `${file} --format github`);
    expect(stdout).toBe(
      `::warning file=${file},line=13,endLine=13,col=21,endColumn=35,title=wildcard-redundant::` +
        '`\\whoami.exe*` has a wildcard at its end, beside `endswith`.%0ARemove the wildcard, or correct the modifier.\n',
    );
  });

  test.each([
    [
      'a value',
      good.replace("'\\whoami.exe'", '"*\\n::error::x%0A::\\r\\u2028::set-output name=a::b"'),
      file,
    ],
    ['a title', good.replace('Whoami As System', '"detects\\n::error file=a,line=1::x\\r\\n."'), file],
    ['a tag', `${good}tags: ["a\\n::stop-commands::x"]\n`, file],
    ['a path', warned, 'a,line=9:9,title=x::y%0A.yml'],
  ])('can not be forged by %s', async (_name, text, path) => {
    const { stdout } = await sigmaKql(['check', path, '--format', 'github'], {
      folder: folderOf({ [path]: text }),
    });
    const lines = stdout.trimEnd().split(/[\n\r\u2028]/);
    expect(lines.length).toBeGreaterThanOrEqual(1);
    for (const line of lines) {
      expect(line).toMatch(
        /^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::/,
      );
    }
  });
});
