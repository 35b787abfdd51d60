import type { ColumnExpression, PlainColumn } from '../../ir/index.ts';
import { scalarTypes, type ScalarType } from '../../schema/index.ts';
import type { YamlNode } from '../../yaml/index.ts';
import { didYouMean } from './did-you-mean.ts';
import { boolean, listOf, oneOf, optional, required, text, withDefault, type Reader } from './reader.ts';
import type { TableScope } from './scope.ts';
import { byKey, variant, type Variants } from './variant.ts';

/**
 * A column: its name alone, or a map that says how it is computed.
 * `field` is the Sigma field that is being mapped; it names the XML data unless `data` does.
 */
export function columnReader(scope: TableScope, field?: string): Reader<ColumnExpression> {
  const computed = byKey('a column', columnVariants(scope, field));
  const plain = plainColumnReader(scope);
  return (node, diagnostics) => (node.kind === 'scalar' ? plain : computed)(node, diagnostics);
}

/** A column of the table by its exact name. */
export function plainColumnReader(scope: TableScope): Reader<PlainColumn> {
  return (node, diagnostics) => {
    const name = text(node, diagnostics);
    if (name === undefined) return undefined;
    const type = scope.columns.get(name);
    if (type) return { kind: 'plain', name, type, optional: false };
    const message = `${scope.table} has no column "${name}".${didYouMean(name, scope.columns.keys())}`;
    diagnostics.report('mapping-unknown-column', node.span, message);
    return undefined;
  };
}

/** The ways to compute a column, by the key that gives each away. */
export function columnVariants(scope: TableScope, field?: string): Variants<ColumnExpression> {
  const plain = plainColumnReader(scope);
  const nested: Reader<ColumnExpression> = (node, diagnostics) =>
    columnReader(scope, field)(node, diagnostics);
  return {
    column: variant(
      { column: required(name), optional: withDefault(boolean, false), type: optional(oneOf(scalarTypes)) },
      (values, diagnostics) => {
        const known = scope.columns.get(values.column.text);
        if (!values.optional || (known && values.type === undefined)) {
          const column = plain(values.column.node, diagnostics);
          return column && { ...column, optional: values.optional };
        }
        return optionalColumn(values.column.text, known, values.type, (message) =>
          diagnostics.report('mapping-invalid', values.column.node.span, message),
        );
      },
    ),
    property: variant({ property: required(pathReader(plain)) }, ({ property }) => property),
    xml: variant(
      { xml: required(plain), data: withDefault(text, field ?? '*'), element: optional(text) },
      ({ xml, data, element }) =>
        element === undefined
          ? { kind: 'xml-data', base: xml, name: data }
          : { kind: 'xml-element', base: xml, name: element },
    ),
    join: variant({ join: required(listOf('columns', nested)), separator: required(text) }, (values) => ({
      kind: 'joined',
      parts: values.join,
      separator: values.separator,
    })),
    firstOf: variant({ firstOf: required(listOf('columns', nested)) }, (values) => ({
      kind: 'first-filled',
      alternatives: values.firstOf,
    })),
    w3c: variant({ w3c: required(plain) }, (values) => ({
      kind: 'converted',
      operand: values.w3c,
      conversion: 'dash-as-empty',
    })),
    text: variant({ text: required(nested) }, (values) => ({
      kind: 'converted',
      operand: values.text,
      conversion: 'text',
    })),
    fileName: variant({ fileName: required(nested) }, (values) => ({
      kind: 'converted',
      operand: values.fileName,
      conversion: 'file-name',
    })),
  };
}

/** A name with its place, for readers that look the name up later. */
const name: Reader<{ readonly text: string; readonly node: YamlNode }> = (node, diagnostics) => {
  const value = text(node, diagnostics);
  return value === undefined ? undefined : { text: value, node };
};

function optionalColumn(
  column: string,
  known: ScalarType | undefined,
  declared: ScalarType | undefined,
  report: (message: string) => void,
): PlainColumn | undefined {
  if (declared === undefined) {
    report(`The column "${column}" is not part of the schema, so its type must be given (type: string).`);
    return undefined;
  }
  if (known !== undefined && known !== declared) {
    report(`The column "${column}" is of type ${known}, not ${declared}.`);
    return undefined;
  }
  return { kind: 'plain', name: column, type: declared, optional: true };
}

/** `Column.a.b` split at dots, or a list whose first item is the column and whose numbers are indices. */
function pathReader(plain: Reader<PlainColumn>): Reader<ColumnExpression> {
  const steps = listOf('a column and the steps into it', pathStep);
  return (node, diagnostics) => {
    const path = node.kind === 'sequence' ? steps(node, diagnostics) : text(node, diagnostics)?.split('.');
    if (path === undefined) return undefined;
    const [first, ...rest] = path;
    const at = node.kind === 'sequence' ? (node.items[0] ?? node) : node;
    if (rest.length === 0 || typeof first !== 'string') {
      diagnostics.report(
        'mapping-invalid',
        at.span,
        'A property needs a column and at least one step into it.',
      );
      return undefined;
    }
    const base = plain(
      { kind: 'scalar', value: first, text: first, quoted: true, span: at.span },
      diagnostics,
    );
    return base && { kind: 'property', base, path: rest };
  };
}

const pathStep: Reader<string | number> = (node, diagnostics) =>
  node.kind === 'scalar' && typeof node.value === 'number' ? node.value : text(node, diagnostics);
