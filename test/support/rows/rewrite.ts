import type { ValueRewrite } from '../../../src/mapping/index.ts';
import { NoRow } from './no-row.ts';

/** What a column can hold where the field holds a text. */
export interface Rewritten {
  /** At least one; sources differ in which they write. */
  readonly texts: readonly string[];
  /** Whether the column holds more than this text. */
  readonly isPart: boolean;
}

/** Reads rewrites the way a parser applies them: from what the field holds to what the column holds. */
export function rewritten(text: string, rewrites: readonly ValueRewrite[]): Rewritten {
  let texts: readonly string[] = [text];
  for (const rewrite of rewrites) texts = texts.flatMap((form) => formsOf(form, rewrite));
  return { texts, isPart: rewrites.some(({ kind }) => kind === 'anywhere' || kind === 'member') };
}

function formsOf(text: string, rewrite: ValueRewrite): readonly string[] {
  const lower = text.toLowerCase();
  switch (rewrite.kind) {
    case 'prefix':
      if (lower.startsWith(rewrite.from.toLowerCase())) {
        return rewrite.to.map((prefix) => prefix + text.slice(rewrite.from.length));
      }
      if (rewrite.to.some((prefix) => lower.startsWith(prefix.toLowerCase()))) spelledAsColumn();
      return [text];
    case 'replace': {
      const parts = lower.split(rewrite.from.toLowerCase());
      return [
        text,
        ...(parts.length === 1 ? [] : rewrite.to.map((to) => spliced(text, parts, rewrite.from, to))),
      ];
    }
    case 'translate':
      return translated(text, rewrite.values);
    case 'suffix':
      return rewrite.to.map((suffix) => text + suffix);
    case 'anywhere':
    case 'member':
      return [text];
    case 'or-doubled-name': {
      // A file without an extension could be taken for a folder of its name: `\\Temp` twice has `\\Temp\\`.
      const [, segment = ''] = /([\\/][^\\/]+\.[^\\/]+)$/.exec(text) ?? [];
      return segment === '' ? [text] : [text, text + segment];
    }
    case 'file-name': {
      const name = /[^\\/]*$/.exec(text)?.[0] ?? '';
      if (name === '') throw new NoRow('a path without a file name');
      // The field holds a path; only parts of the kernel, such as `System`, go by a bare name.
      if (name === text && name.includes('.')) spelledAsColumn();
      return [name];
    }
    case 'or-file-name':
      return [text, ...(/[\\/]([^\\/]+)$/.exec(text)?.slice(1) ?? [])];
    case 'registry-data':
      if (/^(?:\d+|0x[0-9a-f]+)$/i.test(text)) spelledAsColumn();
      return [text, ...rawRegistryData(text)];
    case 'hex-or-decimal':
      if (/^0x[0-9a-f]{1,12}$/i.test(text)) return [text, String(Number(text))];
      return /^(?:0|[1-9]\d{0,14})$/.test(text) ? [text, `0x${Number(text).toString(16)}`] : [text];
  }
}

/** `text` with `to` between the places where it was split at `from`. */
function spliced(text: string, parts: readonly string[], from: string, to: string): string {
  let at = 0;
  return parts
    .map((part) => {
      const original = text.slice(at, at + part.length);
      at += part.length + from.length;
      return original;
    })
    .join(to);
}

function translated(text: string, table: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const entry = Object.entries(table).find(([key]) => key.toLowerCase() === text.toLowerCase());
  if (entry !== undefined) return entry[1];
  for (const [key, forms] of Object.entries(table)) {
    const spellings = forms.map((form) => form.toLowerCase());
    if (spellings.includes(text.toLowerCase()) && !spellings.includes(key.toLowerCase())) spelledAsColumn();
  }
  return [text];
}

/** Sysmon shows data of the registry as text; other sources hold the data. */
function rawRegistryData(text: string): readonly string[] {
  if (/^\(empty\)$/i.test(text)) return [''];
  const [, high = '', low] = /^[dq]word \(0x([0-9a-f]{8})(?:-0x([0-9a-f]{8}))?\)$/i.exec(text) ?? [];
  if (high === '') return [];
  const data = BigInt(`0x${high}${low ?? ''}`);
  return [data.toString(), `0x${data.toString(16)}`];
}

function spelledAsColumn(): never {
  throw new NoRow('the value is spelled as the column spells it, not as Sigma does');
}
