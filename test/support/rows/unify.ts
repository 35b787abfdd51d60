import type { Expression, Value } from '../../../src/ir/index.ts';
import type { LogsourceMapping, Mapping } from '../../../src/mapping/index.ts';
import { resolveField } from '../../../src/mapping/resolve.ts';

/**
 * The same rule with one name for each field: rules spell some fields in several ways (`Category`,
 * `category`, `properties.category`), which the mapping sends to the same column. An event can't have
 * different values for them.
 */
export function unifyFields(rule: Expression, mapping: Mapping, entry: LogsourceMapping): Expression {
  const names = new Map<string, string>();
  const unified = (name: string): string => {
    const key = identity(name, mapping, entry);
    if (!names.has(key)) names.set(key, name);
    return names.get(key) ?? name;
  };
  return rename(rule, unified);
}

function identity(name: string, mapping: Mapping, entry: LogsourceMapping): string {
  const field = resolveField(mapping, entry, name);
  if (field === undefined || field.rewrites.some(({ kind }) => kind === 'anywhere'))
    return name.toLowerCase();
  const { landing, rewrites } = field;
  return landing.kind === 'column' || landing.kind === 'hashes'
    ? JSON.stringify([landing, rewrites])
    : name.toLowerCase();
}

function rename(expression: Expression, unified: (name: string) => string): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map((operand) => rename(operand, unified)) };
    case 'not':
    case 'selection':
      return { ...expression, operand: rename(expression.operand, unified) };
    case 'field': {
      const values = expression.values.map((value): Value =>
        value.kind === 'field-reference' ? { ...value, field: unified(value.field) } : value,
      );
      return { ...expression, values, field: { ...expression.field, name: unified(expression.field.name) } };
    }
    case 'keyword':
    case 'constant':
      return expression;
  }
}
