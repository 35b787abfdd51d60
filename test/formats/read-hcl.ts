import { Scanner } from './scanner.ts';

/** A block of HCL: its type and labels, its arguments, and the blocks in it. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly blocks: readonly HclBlock[];
}

/**
 * Reads the subset of HCL that a rule needs, by the Terraform language documentation: literals, lists,
 * maps, heredocs and references. An interpolation fails, since none is meant.
 */
export function readHcl(text: string): readonly HclBlock[] {
  const scanner = new Scanner(text.replace(/^(?:#.*\n)+/, ''));
  const blocks: HclBlock[] = [];
  while (!scanner.isAtEnd) blocks.push(block(scanner, scanner.expect(/\w+/)[0]));
  return blocks;
}

function block(scanner: Scanner, type: string): HclBlock {
  const labels: string[] = [];
  for (let label = scanner.take(/"(\w+)"/); label; label = scanner.take(/"(\w+)"/))
    labels.push(label[1] ?? '');
  scanner.expect(/\{/);
  const values: [string, unknown][] = [];
  const blocks: HclBlock[] = [];
  while (!scanner.take(/\}/)) {
    const [name] = scanner.expect(/\w+/);
    if (scanner.take(/=/)) values.push([name, value(scanner)]);
    else blocks.push(block(scanner, name));
  }
  return { type, labels, arguments: Object.fromEntries(values), blocks };
}

function value(scanner: Scanner): unknown {
  const heredoc = scanner.take(/<<(\w+)\n([^]*?)\n\1\n/);
  if (heredoc) return literal(`${heredoc[2] ?? ''}\n`);
  if (scanner.take(/\[/)) return list(scanner);
  if (scanner.take(/\{/)) return map(scanner);
  const quoted = scanner.take(/"((?:[^"\\\n]|\\.)*)"/);
  if (quoted) return literal(unescaped(quoted[1] ?? ''));
  const [word] = scanner.expect(/true|false|\d+|var\.\w+/);
  return word.startsWith('var.') ? word : JSON.parse(word);
}

function list(scanner: Scanner): readonly unknown[] {
  const items: unknown[] = [];
  while (!scanner.take(/\]/)) {
    items.push(value(scanner));
    scanner.take(/,/);
  }
  return items;
}

function map(scanner: Scanner): object {
  const entries: [string, unknown][] = [];
  while (!scanner.take(/\}/)) {
    const [, key = ''] = scanner.expect(/(\w+)\s*=/);
    entries.push([key, value(scanner)]);
  }
  return Object.fromEntries(entries);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function unescaped(text: string): string {
  return text.replaceAll(/\\(u([0-9a-f]{4})|.)/g, (_, name: string, code?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    const character = escapes[name];
    if (character === undefined) throw new SyntaxError(`unknown escape \\${name}`);
    return character;
  });
}

/** A template without interpolations and directives: `$${` and `%%{` stand for themselves. */
function literal(text: string): string {
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(text)) throw new SyntaxError(`interpolation in ${text.slice(0, 60)}`);
  return text.replaceAll(/\$\$\{/g, '${').replaceAll(/%%\{/g, '%{');
}
