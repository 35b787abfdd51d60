import type { KqlExpression, LogicalExpression, Origins } from './ast.ts';
import { isLogic, mapOperands, operandsOf, visitAll } from './walk.ts';

/** How the origins of nodes are kept when a query is rewritten: none is lost with a node that another one replaces. */

/** Origins of several nodes, each once. There can be more nodes than a call can have arguments. */
export function unite(several: readonly (Origins | undefined)[]): Origins | undefined {
  const given = several.filter((origins) => origins !== undefined);
  if (given.length < 2) return given[0];
  const known = new Map<string, Origins[number]>();
  for (const origin of given.flat()) {
    const { rule, mapping } = origin;
    const key = `${rule.start} ${rule.end} ${mapping?.line} ${mapping?.path} ${rule.source.path}`;
    if (!known.has(key)) known.set(key, origin);
  }
  return [...known.values()];
}

/** The expression, which stems from these origins as well. A remark has none; what it is about has. */
export function traced(expression: KqlExpression, origins: Origins | undefined): KqlExpression {
  if (origins === undefined) return expression;
  return expression.kind === 'noted'
    ? { ...expression, operand: traced(expression.operand, origins) }
    : { ...expression, origins: unite([expression.origins, origins]) ?? origins };
}

/** A test that was written for an origin: the expression, and the tests that it consists of if there are several. */
export function tracedTest(expression: KqlExpression, origins: Origins): KqlExpression {
  if (!isLogic(expression)) return inherit(expression, origins);
  return inherit(
    mapOperands(expression, (operand) => tracedTest(operand, origins)),
    origins,
  );
}

/** The expression with these origins if it has none of its own. */
export function inherit(expression: KqlExpression, origins: Origins | undefined): KqlExpression {
  if (expression.kind === 'noted') {
    return { ...expression, operand: inherit(expression.operand, origins) };
  }
  return origins === undefined || expression.origins !== undefined ? expression : { ...expression, origins };
}

/** The operands of a group that is given up; they inherit what it stood for. */
export function dissolve({ operands, origins }: LogicalExpression): readonly KqlExpression[] {
  return origins === undefined ? operands : operands.map((operand) => inherit(operand, origins));
}

/** Its own origins and those of everything inside, each once. */
export function originsIn(expression: KqlExpression): Origins | undefined {
  const found: Origins[] = [];
  visitAll(expression, ({ origins }) => {
    if (origins !== undefined) found.push(origins);
  });
  return unite(found);
}

/** `kept`, which now stands for `dropped` as well: an expression that says the same, but for its remarks. */
export function absorb(kept: KqlExpression, dropped: KqlExpression): KqlExpression {
  if (kept.kind === 'noted') return { ...kept, operand: absorb(kept.operand, dropped) };
  if (dropped.kind === 'noted') return absorb(kept, dropped.operand);
  if (isLogic(kept) && isLogic(dropped)) {
    const others = operandsOf(dropped);
    return traced(
      mapOperands(kept, (operand, index) => absorbAt(operand, others[index])),
      dropped.origins,
    );
  }
  if (kept.kind === 'in' && dropped.kind === 'in') {
    const values = kept.values.map((value, index) => absorbAt(value, dropped.values[index]));
    return traced({ ...kept, values }, dropped.origins);
  }
  return traced(kept, originsIn(dropped));
}

function absorbAt(kept: KqlExpression, dropped: KqlExpression | undefined): KqlExpression {
  return dropped === undefined ? kept : absorb(kept, dropped);
}
