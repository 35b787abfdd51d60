import type { Expression, FieldTest, KeywordTest, StringPattern, Value } from '../../src/ir/index.ts';

/**
 * Writes an expression so that a case fits on a line.
 *
 * ```text
 * Image ~ "*\\cmd.exe"                 text, case ignored; \ escapes *, ? and \
 * Image == "cmd"                       text, case matters
 * EventID = 4624                       number (0x10=16 if the rule spells it otherwise) or boolean
 * Image any [~ "a", ~ "b"]             one value is enough; all [...] needs every value
 * CommandLine /foo.*bar/i              regular expression
 * Port >= 1024, hour(Time) < 6         comparisons
 * Ip in 10.0.0.0/8                     network
 * User ~ {Other}, User ~ {Other}*      another field, or one that starts with it
 * Field null, Field exists, Field !exists
 * User in query(expression)            list that the query looks up
 * keywords ~ "text"                    anywhere in the event
 * name{ ... }                          search identifier
 * ```
 */
export function notation(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.map(inner).join(` ${expression.kind} `);
    case 'not':
      return `not ${inner(expression.operand)}`;
    case 'selection':
      return `${expression.name}{ ${notation(expression.operand)} }`;
    case 'field':
      return test(expression.field.name, expression);
    case 'keyword':
      return test('keywords', expression);
    case 'constant':
      return String(expression.value);
  }
}

function inner(expression: Expression): string {
  const text = notation(expression);
  return expression.kind === 'and' || expression.kind === 'or' ? `(${text})` : text;
}

function test(subject: string, { quantifier, values }: FieldTest | KeywordTest): string {
  const [only] = values;
  if (only?.kind === 'time-part') subject = `${only.unit}(${subject})`;
  if (only !== undefined && values.length === 1) return `${subject} ${value(only)}`;
  return `${subject} ${quantifier} [${values.map(value).join(', ')}]`;
}

function value(node: Value): string {
  switch (node.kind) {
    case 'string':
      return `${node.cased ? '==' : '~'} "${pattern(node.pattern)}"`;
    case 'number':
      return `= ${node.text === String(node.value) ? '' : `${node.text}=`}${node.value}`;
    case 'boolean':
      return `= ${node.value}`;
    case 'null':
      return 'null';
    case 'regex':
      return `/${node.source}/${node.flags.join('')}`;
    case 'comparison':
      return `${node.operator} ${node.text}`;
    case 'exists':
      return node.expected ? 'exists' : '!exists';
    case 'cidr':
      return `in ${node.network}/${node.prefixLength}`;
    case 'field-reference':
      return `${node.cased ? '==' : '~'} ${reference(node.field, node.position)}`;
    case 'time-part':
      return `${node.operator} ${node.value}`;
    case 'query-list':
      return `${node.cased ? 'in==' : 'in'} query(${node.expression})`;
  }
}

function reference(field: string, position: 'equals' | 'startswith' | 'endswith' | 'contains'): string {
  const before = position === 'endswith' || position === 'contains' ? '*' : '';
  const after = position === 'startswith' || position === 'contains' ? '*' : '';
  return `${before}{${field}}${after}`;
}

function pattern(parts: StringPattern): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[\\*?]/g, String.raw`\$&`).replaceAll('\0', '␀');
      return part.kind === 'placeholder' ? `%${part.name}%` : part.kind === 'many' ? '*' : '?';
    })
    .join('');
}
