export type { BoundQuery, Kusto, KustoDiagnostic, ParsedQuery, ResultColumn } from './kusto.ts';
export { loadKusto } from './load.ts';
export { elements, walkSyntax, type SyntaxNode } from './syntax.ts';
