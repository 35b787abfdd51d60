import type { Data } from './check.ts';
import { Scanner } from './scanner.ts';

/** The resource of a Bicep file: what its declaration says, and its body as plain data. */
export interface BicepResource {
  readonly type: string;
  readonly apiVersion: string;
  readonly body: Data;
}

/**
 * Reads the subset of Bicep that a rule needs: one parameter and one resource of literals, by the Bicep
 * documentation. Interpolations stay as `${…}`. Fails on anything else.
 */
export function readBicep(text: string): BicepResource {
  const scanner = new Scanner(text);
  scanner.expect(/param workspace string/);
  const [, type = '', apiVersion = ''] = scanner.expect(/resource \w+ '([^'@]+)@([\w-]+)' =/);
  const body = value(scanner);
  if (!scanner.isAtEnd) throw new SyntaxError('more than one resource');
  return { type, apiVersion, body: body as Data };
}

function value(scanner: Scanner): unknown {
  if (scanner.take(/\{/)) return object(scanner);
  if (scanner.take(/\[/)) return list(scanner);
  const raw = scanner.take(/'''\n?([^]*?)'''/);
  if (raw) return raw[1];
  const quoted = scanner.take(/'((?:[^'\\\n]|\\.)*)'/);
  if (quoted) return unescaped(quoted[1] ?? '');
  const [word] = scanner.expect(/true|false|\d+/);
  return JSON.parse(word);
}

function object(scanner: Scanner): Data {
  const entries: [string, unknown][] = [];
  while (!scanner.take(/\}/)) {
    const [, key = ''] = scanner.expect(/(\w+):/);
    entries.push([key, value(scanner)]);
  }
  return Object.fromEntries(entries);
}

function list(scanner: Scanner): readonly unknown[] {
  const items: unknown[] = [];
  while (!scanner.take(/\]/)) items.push(value(scanner));
  return items;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', "'": "'", '\\': '\\', $: '$' };

function unescaped(text: string): string {
  return text.replaceAll(/\\(u\{([0-9a-f]+)\}|.)/g, (_, name: string, code?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    const character = escapes[name];
    if (character === undefined) throw new SyntaxError(`unknown escape \\${name}`);
    return character;
  });
}
