import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** One import of a module. `load` is `import(…)` or `require(…)` while the program runs. */
export interface ModuleImport {
  readonly kind: 'value' | 'type' | 'load';
  /** As written: `./span.ts`, `yaml`, `node:fs`; `global:fetch` for a global that needs no import. */
  readonly specifier: string;
  /** Path from the root with `/`, for imports of own modules. */
  readonly target?: string;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * Every import of a TypeScript module, type imports included, read from its syntax tree. The same import
 * can be listed twice.
 */
export function importsOf(root: string, path: string): readonly ModuleImport[] {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} can not be parsed`);
  return nodesOf(program).flatMap((node) => {
    const found = importOf(node);
    if (found === undefined) return [];
    if (!found.specifier.startsWith('.')) return [found];
    const target = relative(root, join(root, dirname(path), found.specifier));
    return [{ ...found, target: target.split(sep).join('/') }];
  });
}

/** What reaches the network without an import; listed as if it were one. */
const networkGlobals: ReadonlySet<unknown> = new Set(['fetch', 'WebSocket', 'XMLHttpRequest']);

function importOf(node: Node): Omit<ModuleImport, 'target'> | undefined {
  switch (node['type']) {
    case 'ImportDeclaration':
      return described(isTypeOnly(node, 'importKind') ? 'type' : 'value', node['source']);
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return described(isTypeOnly(node, 'exportKind') ? 'type' : 'value', node['source']);
    case 'TSImportType':
      return described('type', node['source'] ?? node['argument']);
    case 'ImportExpression':
      return described('load', node['source']);
    case 'Identifier':
      return networkGlobals.has(node['name'])
        ? { kind: 'load', specifier: `global:${String(node['name'])}` }
        : undefined;
    case 'Literal':
      return looksLikeModule(node['value']) ? described('load', node) : undefined;
    default:
      return undefined;
  }
}

/** `import type { A }`, and `import { type A, type B }` too: nothing of the module is loaded for its values. */
function isTypeOnly(node: Node, kind: 'importKind' | 'exportKind'): boolean {
  if (node[kind] === 'type') return true;
  const specifiers = (node['specifiers'] ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier[kind] === 'type');
}

function described(kind: ModuleImport['kind'], source: unknown): Omit<ModuleImport, 'target'> | undefined {
  const value = isNode(source) ? source['value'] : undefined;
  return typeof value === 'string' ? { kind, specifier: value } : undefined;
}

/** A text such as `'@kusto/language-service-next'`, which some function may load, whatever it is called. */
function looksLikeModule(value: unknown): boolean {
  return typeof value === 'string' && /^(@[\w-]+\/[\w-]|node:\w)/.test(value);
}

function nodesOf(root: unknown): readonly Node[] {
  const nodes: Node[] = [];
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...(next as readonly unknown[]).filter((item) => item !== undefined));
    else if (isNode(next)) {
      nodes.push(next);
      open.push(...Object.values(next).filter((value) => typeof value === 'object' && value !== null));
    }
  }
  return nodes;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
