import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { run } from '../../support/evaluate.ts';

const { converter } = await createConverter({ targets: ['native'] });

/** Tests, and rows of IIS that they find and do not find: what a request lacks is written as `-`. */
test.each([
  [
    'cs-uri|endswith: /a.aspx',
    { csUriStem: '/a.aspx', csUriQuery: '-' },
    { csUriStem: '/a.aspx', csUriQuery: 'b' },
  ],
  ['cs-uri: /a?b', { csUriStem: '/a', csUriQuery: 'b' }, { csUriStem: '/a', csUriQuery: '-' }],
  ['cs-referer: null', { csReferer: '-' }, { csReferer: 'https://a' }],
  ['cs-referer|exists: true', { csReferer: 'https://a-b' }, { csReferer: '-' }],
  ["cs-referer: '-'", { csReferer: '-' }, { csReferer: 'https://a-b' }],
  ["cs-host|contains: '-'", { csHost: 'a-b' }, { csHost: '-' }],
  ['cs-host|re: ^.$', { csHost: 'a' }, { csHost: '-' }],
  ["cs-username: ['', 'a?']", { csUserName: '-' }, { csUserName: 'b' }],
])('%s', (line, found, ignored) => {
  const text = `title: T
logsource: { category: webserver }
detection:
  selection:
    ${line}
  condition: selection
`;
  const query = converter?.convert({ path: 'rule.yml', text })[0]?.queries[0]?.kql ?? '';
  expect([found, ignored].map((row) => run(query, { W3CIISLog: [row] }).length)).toEqual([1, 0]);
});
