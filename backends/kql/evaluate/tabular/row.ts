import type { SyntaxNode } from '../../kusto/index.ts';
import type { Plan, Scope } from '../model.ts';

/** A tabular operator: its page in the KQL documentation, and how it is compiled over its input. */
export interface TabularOperator {
  readonly page: string;
  compile(node: SyntaxNode, input: Plan, scope: Scope): Plan;
}
