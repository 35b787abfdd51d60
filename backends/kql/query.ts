import type { MappedCorrelation, MappedRule } from '../../src/ir/index.ts';
import type { Query } from './ast.ts';
import { emitCorrelation } from './emit/correlation.ts';
import { emitRule } from './emit/emit.ts';
import { declareFunctions } from './emit/functions.ts';
import { boundChains } from './passes/bound-chains.ts';

/** The query of a rule or correlation as a tree, ready to be printed. */
export function queryOf(mapped: MappedRule | MappedCorrelation): Query {
  const query: Query =
    mapped.kind === 'correlation'
      ? emitCorrelation(mapped)
      : { functions: [], lets: [], body: emitRule(mapped) };
  return declareFunctions(boundChains(query));
}
