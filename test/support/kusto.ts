import asim from '../../backends/kql/schemas/asim.json' with { type: 'json' };
import loganalytics from '../../backends/kql/schemas/loganalytics.json' with { type: 'json' };
import xdr from '../../backends/kql/schemas/xdr.json' with { type: 'json' };
import { loadMapping, targetNames } from '../../backends/kql/generated/index.ts';
import { loadKusto, walkSyntax, type BoundQuery, type SyntaxNode } from '../../backends/kql/kusto/index.ts';
import { decodeAsim, decodeTables } from '../../backends/kql/schemas/decode.ts';
import { watchlists } from '../../backends/kql/schemas/watchlists.ts';
import { declaredTables } from '../../src/mapping/index.ts';
import { mergeCatalogs, type SchemaCatalog } from '../../src/schema/index.ts';

/** The official parser; tests share one instance per worker. */
export const kusto = await loadKusto();

/** The catalogues of the three places where queries run, and all of them together. */
export const catalogs: Readonly<Record<'asim' | 'xdr' | 'sentinel' | 'all', SchemaCatalog>> =
  await createCatalogs();

/** Binds a query against every known table and ASIM parser, or against one target's. */
export function bindQuery(kql: string, catalog: SchemaCatalog = catalogs.all): BoundQuery {
  return kusto.bind(kql, catalog);
}

/** The messages of a query, one text each; an empty list for a correct query. */
export function findings(kql: string, catalog: SchemaCatalog = catalogs.all): readonly string[] {
  return bindQuery(kql, catalog).diagnostics.map(
    ({ code, severity, message }) => `${severity} ${code}: ${message}`,
  );
}

/**
 * The meaning of a query's syntax as one line: nodes as `(Kind child …)`, names and keywords as they are, string
 * literals as JSON. Parentheses without meaning and the spelling of literals don't show; order does.
 */
export function shape(kql: string): string {
  return write(kusto.parse(kql).tree);
}

/** Every string literal of a query, decoded, in source order; adjacent literals are one. */
export function literals(kql: string): readonly string[] {
  const found: string[] = [];
  for (const node of walkSyntax(kusto.parse(kql).tree)) {
    if (stringKinds.has(node.kind)) found.push(stringValue(node));
  }
  return found;
}

const stringKinds = new Set(['StringLiteralExpression', 'CompoundStringLiteralExpression']);

/** Nodes that only wrap one child, so that they would add noise but no meaning. */
const transparent = new Set(['ParenthesizedExpression', 'SeparatedElement', 'NameReference', 'TokenName']);

/** Brackets and separators: where they stand follows from the tree. */
const punctuation = new Set([
  'OpenParenToken',
  'CloseParenToken',
  'CommaToken',
  'EndOfTextToken',
  'BarToken',
]);

function write(node: SyntaxNode): string {
  if (stringKinds.has(node.kind)) return JSON.stringify(stringValue(node));
  if (node.isToken) return node.value || node.text;
  const children = node.children.filter((child) => !punctuation.has(child.kind)).map(write);
  const shown = children.filter((child) => child !== '');
  if (shown.length === 0 && node.kind === 'List') return '';
  if (shown.length === 1 && transparent.has(node.kind)) return shown.join('');
  return `(${[node.kind, ...shown].join(' ')})`;
}

function stringValue(literal: SyntaxNode): string {
  let text = '';
  for (const node of walkSyntax(literal)) if (node.kind === 'StringLiteralToken') text += node.value;
  return text;
}

async function createCatalogs(): Promise<typeof catalogs> {
  const parsers = decodeAsim(asim);
  const workspace = decodeTables(loganalytics);
  const hunting = decodeTables(xdr);
  const mappings = await Promise.all(targetNames.map(loadMapping));
  const declared = declaredTables(mappings.filter((mapping) => mapping !== undefined));
  return {
    asim: parsers,
    xdr: hunting,
    sentinel: mergeCatalogs(workspace, parsers, watchlists, declared),
    all: mergeCatalogs(workspace, hunting, parsers, watchlists, declared),
  };
}
