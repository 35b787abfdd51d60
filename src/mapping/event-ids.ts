import { literalText, type Expression, type Value } from '../ir/index.ts';

/**
 * The Windows event ids that an event must have one of for the rule to match; undefined if the rule
 * leaves the id open. A test under `not` demands nothing. Ids are texts, as rules write them either way.
 */
export function requiredEventIds(expression: Expression): ReadonlySet<string> | undefined {
  switch (expression.kind) {
    case 'and':
      return expression.operands
        .map(requiredEventIds)
        .reduce((all, one) => (all === undefined || one === undefined ? (all ?? one) : common(all, one)));
    case 'or': {
      const each = expression.operands.map(requiredEventIds);
      const known = each.filter((ids) => ids !== undefined);
      return known.length < each.length ? undefined : new Set(known.flatMap((ids) => [...ids]));
    }
    case 'selection':
      return requiredEventIds(expression.operand);
    case 'field': {
      const { field, quantifier, values } = expression;
      if (field.name.toLowerCase() !== 'eventid' || (quantifier === 'all' && values.length > 1)) {
        return undefined;
      }
      const ids = values.map(idOf).filter((id) => id !== undefined);
      return ids.length < values.length ? undefined : new Set(ids);
    }
    case 'not':
    case 'keyword':
    case 'constant':
      return undefined;
  }
}

function idOf(value: Value): string | undefined {
  if (value.kind === 'number') return value.text;
  return value.kind === 'string' ? literalText(value.pattern) : undefined;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((id) => b.has(id)));
}
