import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { run } from '../../support/evaluate.ts';

const plain = { ProcessName: 'sudo', SyslogMessage: 'pam_unix(sudo:auth): authentication failure' };
const numbered = { ProcessName: 'sshd', ProcessID: 12, SyslogMessage: 'Accepted password for root' };

type Case = readonly [keyword: string, row: Readonly<Record<string, unknown>>, verdict: string];

/** Keywords that begin as a line of syslog does, which has the name of the program in a column of its own. */
const cases: readonly Case[] = [
  ["'sudo: pam_unix(sudo:auth): authentication failure'", plain, 'approximate'],
  ["'pam_unix(sudo:auth): authentication'", plain, 'exact'],
  ["'sshd[*]: Accepted'", numbered, 'exact'],
  ["'sshd[12]: Accepted'", numbered, 'exact'],
  [String.raw`'|re': 'sshd\[\d+\]: Accepted password'`, numbered, 'exact'],
  [String.raw`'|re': '^sshd\[\d+\]: Accepted password'`, numbered, 'exact'],
  // A word can be the name of the program, or begin there.
  ['sudo', plain, 'exact'],
  ['pam_unix', plain, 'exact'],
  ['kernel', { ProcessName: 'kernel', SyslogMessage: 'Out of memory' }, 'exact'],
  ['postfix/*', { ProcessName: 'postfix/smtpd', SyslogMessage: 'connect' }, 'exact'],
  ['sshd*Accepted', numbered, 'exact'],
  ["'|re': 'su?do'", plain, 'exact'],
  ["'|re': '^sud'", plain, 'exact'],
  // No tag, although a colon follows a name.
  ["'http://example'", { ...plain, SyslogMessage: 'GET http://example/' }, 'exact'],
];

test.each(cases)('%s', async (keyword, row, verdict) => {
  const { converter } = await createConverter({ targets: ['native'] });
  const text = `title: T
logsource: { product: linux, service: syslog }
detection:
  keywords:
    - ${keyword}
  condition: keywords
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  expect(result?.verdict).toBe(verdict);
  const query = result?.queries[0]?.kql ?? '';
  expect(run(query, { Syslog: [row] })).toHaveLength(1);
  expect(run(query, { Syslog: [{ ...row, ProcessName: 'cron', SyslogMessage: 'x' }] })).toEqual([]);
});
