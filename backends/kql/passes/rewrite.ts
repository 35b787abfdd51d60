import type { KqlExpression, Pipeline, Query, TabularOperator } from '../ast.ts';
import { combine } from '../build.ts';
import { dissolve } from '../origins.ts';
import { mapPipelines } from '../walk.ts';

/** What is known of the columns where a predicate stands. */
export interface Scope {
  /** Whether the column is read from the table as it is stored, so that the term index covers it. */
  isStored(column: string): boolean;
}

/** A predicate that holds for the same rows, null-safe: true stays true, and not true stays not true. */
export type Rewrite = (predicate: KqlExpression, scope: Scope) => KqlExpression;

/**
 * Rewrites every filter of a query. Filters that follow one another are one conjunction: they are
 * rewritten together, and each conjunct of the result is a filter again.
 */
export function rewriteFilters(query: Query, rewrite: Rewrite): Query {
  const lets = new Set(query.lets.map(({ name }) => name));
  return mapPipelines(query, (pipeline) => rewritePipeline(pipeline, rewrite, lets));
}

/** Calls `visit` with every conjunction of filters, in the order of the text. */
export function visitFilters(query: Query, visit: (predicate: KqlExpression, scope: Scope) => void): void {
  rewriteFilters(query, (predicate, scope) => {
    visit(predicate, scope);
    return predicate;
  });
}

function rewritePipeline(pipeline: Pipeline, rewrite: Rewrite, lets: ReadonlySet<string>): Pipeline {
  const { source, operators } = pipeline;
  const rewriteInner = (inner: Pipeline): Pipeline => rewritePipeline(inner, rewrite, lets);
  const rewrittenSource =
    source.kind === 'union' ? { ...source, pipelines: source.pipelines.map(rewriteInner) } : source;
  let isTable = source.kind === 'name' && !lets.has(source.name);
  const computed = new Set<string>();
  const rewritten: TabularOperator[] = [];
  let filters: KqlExpression[] = [];
  const flush = (): void => {
    if (filters.length === 0) return;
    const scope: Scope = { isStored: (column) => isTable && !computed.has(column) };
    const result = rewrite(combine('and', filters), scope);
    const conjuncts = result.kind === 'and' ? dissolve(result) : [result];
    for (const predicate of conjuncts) rewritten.push({ kind: 'where', predicate });
    filters = [];
  };
  for (const operator of operators) {
    if (operator.kind === 'where') {
      filters.push(operator.predicate);
      continue;
    }
    flush();
    rewritten.push(
      operator.kind === 'join' ? { ...operator, right: rewriteInner(operator.right) } : operator,
    );
    for (const name of namesComputedBy(operator)) computed.add(name);
    if (operator.kind === 'summarize' || operator.kind === 'join') isTable = false;
  }
  flush();
  return { ...pipeline, source: rewrittenSource, operators: rewritten };
}

/** The columns whose values an operator replaces or adds. */
function namesComputedBy(operator: TabularOperator): readonly string[] {
  switch (operator.kind) {
    case 'extend':
    case 'project':
    case 'distinct':
      return operator.columns
        .filter(({ name, value }) => value.kind !== 'column' || value.name !== name)
        .map(({ name }) => name);
    case 'mv-expand':
      return [operator.column.name];
    case 'where':
    case 'summarize':
    case 'sort':
    case 'join':
      return [];
  }
}
