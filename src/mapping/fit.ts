import {
  literalText,
  typeOf,
  type ColumnExpression,
  type ColumnValue,
  type StringValue,
} from '../ir/index.ts';

/**
 * What becomes of a value on a column of some type:
 * - `typed`: the value in the column's own type;
 * - `text`: the value as it is, against the column as text;
 * - `never`: a column of this type never holds it;
 * - `impossible`: the comparison makes no sense on this type.
 */
export type Fit =
  | { readonly kind: 'typed' | 'text'; readonly value: ColumnValue }
  | { readonly kind: 'never' | 'impossible' };

/**
 * Fits a value to the type of a column, because KQL compares only like with like: a text is no
 * number. Follows the KQL documentation, "Scalar data types".
 */
export function fitValue(column: ColumnExpression, value: ColumnValue): Fit {
  switch (typeOf(column)) {
    case 'string':
      return { kind: 'typed', value };
    case 'int':
    case 'long':
    case 'real':
    case 'decimal':
      return fitNumber(value);
    case 'bool':
      return fitBoolean(value);
    case 'datetime':
      return fitDatetime(value);
    case 'dynamic':
    case 'guid':
    case 'timespan':
      return { kind: 'text', value };
  }
}

/** The text of a column, for values that only text can be compared with. */
export function asText(column: ColumnExpression): ColumnExpression {
  return typeOf(column) === 'string' ? column : { kind: 'converted', operand: column, conversion: 'text' };
}

function fitNumber(value: ColumnValue): Fit {
  switch (value.kind) {
    case 'number':
    case 'comparison':
    case 'null':
    case 'exists':
      return { kind: 'typed', value };
    case 'string':
      return fitNumericText(value);
    case 'regex':
    case 'column-reference':
      return { kind: 'text', value };
    case 'boolean':
    case 'cidr':
    case 'time-part':
    case 'query-list':
      return { kind: 'impossible' };
  }
}

function fitNumericText(value: StringValue): Fit {
  const text = literalText(value.pattern);
  if (text === undefined) return { kind: 'text', value };
  if (/^-?[0-9]{1,18}$/.test(text) || /^0x[0-9a-f]{1,13}$/i.test(text)) {
    return { kind: 'typed', value: { kind: 'number', value: Number(text), text, span: value.span } };
  }
  return text === '' ? { kind: 'typed', value: { kind: 'null', span: value.span } } : { kind: 'never' };
}

function fitBoolean(value: ColumnValue): Fit {
  switch (value.kind) {
    case 'boolean':
    case 'null':
    case 'exists':
      return { kind: 'typed', value };
    case 'string': {
      const text = literalText(value.pattern)?.toLowerCase();
      if (text === undefined) return { kind: 'text', value };
      if (text !== 'true' && text !== 'false') return { kind: 'never' };
      return { kind: 'typed', value: { kind: 'boolean', value: text === 'true', span: value.span } };
    }
    case 'regex':
    case 'column-reference':
      return { kind: 'text', value };
    case 'number':
    case 'comparison':
    case 'cidr':
    case 'time-part':
    case 'query-list':
      return { kind: 'impossible' };
  }
}

function fitDatetime(value: ColumnValue): Fit {
  switch (value.kind) {
    case 'null':
    case 'exists':
    case 'time-part':
      return { kind: 'typed', value };
    case 'string':
    case 'number':
    case 'boolean':
    case 'regex':
    case 'comparison':
    case 'cidr':
    case 'column-reference':
    case 'query-list':
      return { kind: 'impossible' };
  }
}
