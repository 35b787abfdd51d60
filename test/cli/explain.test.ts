import { describe, expect, test } from 'vitest';
import { countsOf, elementsOf, hostileTexts, linksOf, proseOf, renderMarkdown } from '../support/markup.ts';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const rule = `title: Lookup of example.com
id: 3f0f6a4e-5f5c-4c5e-8a53-0b9f6c1d2e3f
description: Finds a lookup.
status: test
level: low
tags: [attack.command-and-control, attack.t1071.004]
falsepositives: [Unknown]
references: ['https://example.com/a']
logsource: { category: dns_query, product: windows }
detection:
  selection:
    QueryName|endswith: example.com
  filter_main_agent:
    Image: C:\\agent.exe
  condition: selection and not filter_main_agent
`;

function explain(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Outcome> {
  return sigmaKql(['explain', ...args], { folder: folderOf(files) });
}

describe('what is shown', () => {
  test('each test beside its clause, its column and the line of the mapping', async () => {
    const { stdout, code } = await explain({ 'a.yml': rule }, 'a.yml');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /selection, line 12\n\n {2}Sigma +QueryName\|endswith: example\.com\n {2}KQL +\w+ endswith/,
    );
    expect(stdout).toMatch(/ {2}Mapping +mappings\/asim\/dns\.yml:\d+/);
    expect(stdout).toContain('filter_main_agent (excluded), line 14');
  });

  test('a test of a filter is placed in the file of the filter', async () => {
    const filter = `title: Known Agents
logsource: { category: dns_query, product: windows }
filter:
  rules: any
  selection: { Image: 'C:\\b.exe' }
  condition: not selection
`;
    const { stdout } = await explain({ 'a.yml': rule, 'f.yml': filter }, 'a.yml', '--filter', 'f.yml');
    expect(stdout).toContain('\nselection, line 12\n');
    expect(stdout).toContain('\nselection (filter: Known Agents) (excluded), f.yml:5\n');
  });

  test('nothing stands for a blank but a blank', async () => {
    const { stdout } = await explain({ 'a.yml': rule }, 'a.yml', '--flat', '--corpus', 'a.yml');
    expect(stdout).toContain('Stage 2: not filter_main_agent');
    expect(stdout).not.toMatch(/\p{Co}/u);
  });

  test('the author who knows no false positives is quoted, not padded', async () => {
    const { stdout } = await explain({ 'a.yml': rule }, 'a.yml');
    expect(stdout).toContain('The author named none (Unknown).');
  });

  test.each([
    ['a refused rule', rule.replace('QueryName', 'FieldThatNoTableHas'), 0, 'Conversion  refused'],
    ['a rule that is not correct', rule.replace('|endswith', '|endswit'), 1, 'Conversion  invalid'],
    ['a rule without a title', rule.replace(/^title.*\n/, ''), 0, 'a.yml\n====='],
  ])('%s', async (_name, text, expected, shown) => {
    const { stdout, code } = await explain({ 'a.yml': text }, 'a.yml');
    expect(code).toBe(expected);
    expect(stdout).toContain(shown);
  });

  test('a correlation names its rules and has no stages', async () => {
    const base = rule.replace('title:', 'name: lookup\ntitle:');
    const text = `${base}---
title: Many lookups
correlation:
  type: event_count
  rules: [lookup]
  group-by: [Computer]
  timespan: 5m
  condition: { gte: 10 }
`;
    const { stdout } = await explain({ 'a.yml': text }, 'a.yml', '--format', 'json');
    const { explanations } = JSON.parse(stdout) as {
      explanations: readonly { correlates: unknown; detection?: object }[];
    };
    expect(explanations.map(({ correlates, detection }) => [correlates, detection === undefined])).toEqual([
      [[], false],
      [['lookup'], true],
    ]);
  });

  test('a rule that has no query of its own says which correlation has it', async () => {
    const text = `${rule.replace('title:', 'name: lookup\ntitle:')}---
title: Many lookups
correlation:
  type: event_count
  rules: [lookup]
  group-by: [Computer]
  timespan: 5m
  condition: { gte: 10 }
`;
    const { stdout } = await explain({ 'a.yml': text }, 'a.yml');
    expect(stdout.match(/No query of its own: .*/g)).toEqual([
      'No query of its own: it only serves the correlation Many lookups.',
    ]);
  });

  test.each([
    [undefined, 100],
    [70, 70],
    [40, 60],
    [300, 100],
  ])('prose is wrapped at the width of the terminal: %s', async (columns, width) => {
    const long = rule.replace('Finds a lookup.', 'word '.repeat(200).trim());
    const folder = folderOf({ 'a.yml': long });
    const isTTY = columns !== undefined;
    const world = { folder, isTTY, env: { NO_COLOR: '1' }, ...(isTTY && { columns }) };
    const { stdout } = await sigmaKql(['explain', 'a.yml'], world);
    const lengths = stdout.split('\n').flatMap((line) => (/^(word ?)+$/.test(line) ? [line.length] : []));
    expect(Math.max(...lengths)).toBe(5 * Math.floor((width + 1) / 5) - 1);
    const help = await sigmaKql(['convert', '--help'], world);
    // Nothing but single long words, such as a list of attributes, may stand out.
    const wide = help.stdout.split('\n').filter((line) => line.length > width && !/^ +\S+$/.test(line));
    expect(wide).toEqual([]);
  });

  test('counts and neighbours of a corpus', async () => {
    const narrower = rule
      .replace('3f0f6a4e', '3f0f6a4f')
      .replace('title: Lookup of', 'title: Narrow lookup of')
      .replace('|endswith: example.com', ': www.example.com');
    const copy = rule.replace('3f0f6a4e', '3f0f6a50').replace('title: Lookup of', 'title: Same lookup of');
    const files = { 'a.yml': rule, 'corpus/b.yml': narrower, 'corpus/c.yml': copy };
    const { stdout } = await explain(files, 'a.yml', '--corpus', 'corpus');
    expect(stdout).toMatch(/QueryName +ends_with +example\.com +1 +0 +2/);
    expect(stdout).toMatch(/Stricter rules.*\n\n- Narrow lookup of example.com \(corpus\/b.yml\)/);
    expect(stdout).toContain('Compared with 2 rules of corpus.');
  });
});

describe('what is asked wrongly', () => {
  test.each([
    ['no input', [], 2, 'no input'],
    ['a missing file', ['b.yml'], 1, 'input-not-found'],
    ['a missing corpus', ['a.yml', '--corpus', 'nowhere'], 2, 'input-not-found'],
    ['an unknown format', ['a.yml', '--format', 'pdf'], 2, 'pdf'],
  ])('%s', async (_name, args, expected, shown) => {
    const { stdout, stderr, code } = await explain({ 'a.yml': rule }, ...args);
    expect([stdout, code]).toEqual(['', expected]);
    expect(stderr).toContain(shown);
  });
});

/** A rule that has a text everywhere that a rule can have one. */
function hostileRule(text: string): string {
  const quoted = JSON.stringify(text);
  return `title: ${quoted}
id: ${quoted}
description: ${quoted}
author: ${quoted}
level: ${quoted}
status: ${quoted}
license: ${quoted}
date: ${quoted}
tags: [${JSON.stringify(`attack.${text}`)}]
falsepositives: [${quoted}]
references: [${quoted}, ${JSON.stringify(`https://example.com/${text}`)}, ${JSON.stringify(`javascript:${text}`)}]
logsource: { category: dns_query, product: windows, definition: ${quoted} }
detection:
  selection:
    QueryName|contains: ${quoted}
  ${quoted}:
    QueryName: ${quoted}
  condition: selection and not 1 of them
`.replace('not 1 of them', 'not selection or 1 of them');
}

describe.each(hostileTexts.map((text) => [JSON.stringify(text), text] as const))(
  'hostile text %s',
  (_name, text) => {
    const files = { 'a.yml': hostileRule(text) };

    test('stays text in HTML', async () => {
      const { stdout } = await explain(files, 'a.yml', '--format', 'html', '--flat', '--corpus', 'a.yml');
      const tags = elementsOf(stdout);
      expect(tags.length).toBeGreaterThan(20);
      expect(
        tags.filter(({ nodeName }) => !allowedTags.has(nodeName)).map(({ nodeName }) => nodeName),
      ).toEqual([]);
      for (const { nodeName, attrs } of tags) {
        const names = attrs
          .map(({ name }) => name)
          .filter((name) => !allowedAttributes[nodeName]?.includes(name));
        expect(names).toEqual([]);
      }
      expect(linksOf(tags).filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
      expect(stdout).not.toContain('\u001b');
    });

    test('stays text in Markdown', async () => {
      const { stdout } = await explain(files, 'a.yml', '--format', 'markdown', '--flat', '--corpus', 'a.yml');
      const html = renderMarkdown(stdout);
      const plain = renderMarkdown(
        (
          await explain(
            { 'a.yml': hostileRule('harmless') },
            'a.yml',
            '--format',
            'markdown',
            '--flat',
            '--corpus',
            'a.yml',
          )
        ).stdout,
      );
      const tags = elementsOf(html);
      const counts = countsOf(tags);
      expect(counts.get('h1')).toBe(1);
      expect(
        tags.filter(({ nodeName }) => !markdownTags.has(nodeName)).map(({ nodeName }) => nodeName),
      ).toEqual([]);
      for (const tag of ['h1', 'h2', 'table', 'tr', 'td', 'th', 'hr', 'pre']) {
        expect([tag, counts.get(tag)]).toEqual([tag, countsOf(elementsOf(plain)).get(tag)]);
      }
      expect(linksOf(tags).filter((href) => !href.startsWith('https://example.com/'))).toEqual([]);
      expect(proseOf(html)).not.toMatch(/@\w|#\d|\bGH-\d/i);
      expect(stdout).not.toContain('\u001b');
    });

    test('stays text on a terminal', async () => {
      const { stdout, stderr } = await explain(files, 'a.yml');
      expect(stdout).toContain('Event coverage');
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    });
  },
);

const allowedTags: ReadonlySet<string> = new Set(
  'html head meta title style body article h1 h2 h3 p ul li dl dt dd table thead tbody tr th td pre code strong a br'.split(
    ' ',
  ),
);

const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  html: ['lang'],
  meta: ['charset', 'http-equiv', 'content', 'name'],
  a: ['href', 'rel'],
};

const markdownTags: ReadonlySet<string> = new Set(
  'html head body h1 h2 p ul li table thead tbody tr th td pre code strong a br hr'.split(' '),
);
