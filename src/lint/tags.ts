import { judgeTechnique, tacticTags } from '../attack/index.ts';
import { quote, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import type { Located } from '../parse/index.ts';
import type { Lint } from './lint.ts';

/** Tags follow the Sigma Tags appendix; namespaces that it does not name are everybody's own. */
export const tags: Lint = ({ document }, diagnostics) => {
  for (const tag of document.metadata.tags) checkTag(tag, diagnostics);
};

function checkTag(tag: Located<string>, diagnostics: Diagnostics): void {
  const { value, span } = tag;
  if (!/^[a-z0-9_-]+\.[a-z0-9._-]+$/.test(value)) {
    const lower = value.toLowerCase().replaceAll(' ', '-');
    const help = /^[a-z0-9_-]+\.[a-z0-9._-]+$/.test(lower) ? { help: `Write \`${lower}\`.` } : {};
    diagnostics.report('tag-format', span, `${quote(value)} is no tag.`, help);
    return;
  }
  const dot = value.indexOf('.');
  const [namespace, rest] = [value.slice(0, dot), value.slice(dot + 1)];
  if (namespace === 'attack') return checkAttack(tag, rest, diagnostics);
  const rule = namespaces.get(namespace);
  if (rule === undefined || rule.test.test(rest)) return;
  diagnostics.report('tag-unknown', span, `${quote(value)} should have the form ${rule.form}.`);
}

function checkAttack({ value, span }: Located<string>, rest: string, diagnostics: Diagnostics): void {
  if (tacticTags.has(rest) || /^(?:[gsc]\d{4}|ta\d{4})$/.test(rest)) return;
  if (!/^t\d/.test(rest)) {
    const message = `${quote(value)} is neither a tactic of ATT&CK nor an id.${suggestion(rest, tacticTags)}`;
    diagnostics.report('tag-unknown', span, message);
    return;
  }
  const judgement = judgeTechnique(rest);
  if (judgement === 'malformed') {
    diagnostics.report('tag-unknown', span, `${quote(value)} should have the form \`attack.t1059.001\`.`);
  } else if (judgement === 'unknown') {
    const message = `${quote(value)} is no technique of ATT&CK any more, or never was one.`;
    diagnostics.report('tag-technique-unknown', span, message);
  }
}

/** What the value of a tag looks like, in the namespaces of the Sigma Tags appendix. */
const namespaces: ReadonlyMap<string, { readonly test: RegExp; readonly form: string }> = new Map([
  ['car', { test: /^\d{4}-\d{2}-\d{3}$/, form: '`car.2016-04-005`' }],
  ['cve', { test: /^\d{4}[-.]\d{4,}$/, form: '`cve.2021-44228`' }],
  [
    'detection',
    {
      test: /^(?:dfir|emerging-threats|threat-hunting)$/,
      form: '`detection.dfir`, `detection.emerging-threats` or `detection.threat-hunting`',
    },
  ],
  ['stp', { test: /^[1-5](?:[akuh])?$/, form: '`stp.4` or `stp.4u`' }],
  [
    'tlp',
    {
      test: /^(?:clear|white|green|amber|amber-strict|red)$/,
      form: '`tlp.clear`, `tlp.green`, `tlp.amber`, `tlp.amber-strict` or `tlp.red`',
    },
  ],
]);
