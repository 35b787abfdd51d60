import { example } from './examples.ts';

/** Texts that would mean something else in some notation if they were not kept inert. */
export const hostileTexts: readonly string[] = [
  `quotes " ' \` and '''''' and """"""`,
  '[resourceGroup().name]',
  '[[twice]]',
  '${workspace} ${var.secret} $${x} $ {y}',
  '%{ for x in y }%{ endfor } %%{x}',
  '{{TimeGenerated}} {{{Computer}}} {{#each}} }}',
  'line\nbreak\r\nKQL\n  KQL\nEOT\n',
  "'''\n'''",
  'tab\tbell\u0007 nul\u0000 escape\u001b[31m',
  'right-to-left \u202e and zero\u200bwidth \ufeff and half \ud800',
  'separators \u0085 \u2028 \u2029',
  '# heading\n- item\n1. item\n> quote\n    code\n```\nfence\n```\n| a | b |',
  '[link](https://evil.example) ![image](x) <script>alert(1)</script> <!-- c --> &amp; @team #12 www.evil.example',
  '--- !!python/object &anchor *alias : , [ ] { } % @ yes 0x1F 1e3 12:30:00 ~ null',
  '\\u0041 \\n \\ \\\\ \\$',
  '// comment */ /* ; | drop table',
  'Ünïcødé 日本 \u{1f600}',
  'ends with a backslash\\',
  "ends with a quote'",
  ' starts and ends with blanks ',
];

/** A rule whose every text is the given one. */
export function hostileRule(text: string): string {
  const quoted = JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, escapeOf);
  const field = JSON.stringify(`|${text}`).replaceAll(/[\u007f-\uffff]/g, escapeOf);
  return example
    .replace(/^title: .*$/m, () => `title: ${quoted}`)
    .replace(/^description: \|\n .*$/m, () => `description: ${quoted}`)
    .replace(/^author: .*$/m, () => `author: ${quoted}`)
    .replace(/^references: .*$/m, () => `references: [${quoted}]`)
    .replace(/^falsepositives: .*$/m, () => `falsepositives: [${quoted}]`)
    .replace(/CommandLine\|contains: .*$/m, () => `CommandLine|contains: ${field}`);
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
