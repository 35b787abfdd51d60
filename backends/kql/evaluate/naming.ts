import { elements, type SyntaxNode } from '../kusto/index.ts';
import { nameText, referenceName } from './names.ts';
import { partOf, stringLiteral } from './literals.ts';

/** Functions whose result is named after their first argument, if that is a column. */
const namedAfterArgument = new Set(
  (
    'split tostring tohex todynamic toobject tolong toint toreal todouble todatetime totimespan totime tobool toboolean ' +
    'toguid parse_csv parsejson parse_json parse_xml format_datetime format_timespan startofday bin floor bin_at ' +
    'binary_and binary_or binary_xor binary_not binary_shift_right binary_shift_left round ceiling pow sqrt log log2 ' +
    'log10 exp abs column_ifexists'
  ).split(' '),
);

/** Functions whose result is named `prefix_argument`. */
const prefixes: Readonly<Record<string, string>> = {
  strlen: 'strlen',
  string_size: 'string_size',
  gettype: 'type',
};

/** The name that the engine gives to the column of an unnamed expression; `undefined` if it counts columns instead. */
export function derivedName(node: SyntaxNode): string | undefined {
  const name = referenceName(node);
  if (name !== undefined) return name;
  if (node.kind === 'ParenthesizedExpression') return derivedName(partOf(node, 'Expression'));
  if (node.kind === 'PathExpression')
    return joined(partOf(node, 'Expression'), nameText(partOf(node, 'Selector')));
  if (node.kind === 'ElementExpression') {
    const selector = partOf(partOf(node, 'Selector'), 'Expression');
    return joined(
      partOf(node, 'Expression'),
      selector.kind === 'StringLiteralExpression' ? stringLiteral(selector) : selector.text,
    );
  }
  if (node.kind !== 'FunctionCallExpression') return undefined;
  const callee = nameText(partOf(node, 'Name'));
  const [argument] = elements(partOf(node, 'ArgumentList').part('Expressions'));
  const inner = argument && derivedName(argument);
  if (inner === undefined) return undefined;
  const prefix = prefixes[callee];
  if (prefix !== undefined) return `${prefix}_${inner}`;
  return namedAfterArgument.has(callee) ? inner : undefined;
}

/** A name that isn't taken: the name itself, else with the first number that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 1; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`;
}

function joined(base: SyntaxNode, name: string): string | undefined {
  const start = derivedName(base);
  return start === undefined ? undefined : `${start}_${name}`;
}
