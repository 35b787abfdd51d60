import type { MappedCorrelation } from '../../../src/ir/index.ts';
import type { Origins } from '../ast.ts';

/** Where a correlation says what it asks of an interval. */
export function conditionOrigins({ rule: { condition } }: MappedCorrelation): Origins {
  return [{ rule: condition.kind === 'threshold' ? condition.span : condition.expression.span }];
}
