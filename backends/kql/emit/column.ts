import type {
  ColumnExpression,
  Conversion,
  JoinedColumn,
  PlainColumn,
  XmlColumn,
} from '../../../src/ir/index.ts';
import type { KqlExpression } from '../ast.ts';
import { xmlText } from './functions.ts';
import { binary, call, column, number, text } from '../build.ts';

/** The KQL that reads a column expression. Everything but a plain column yields text. */
export function emitColumn(expression: ColumnExpression): KqlExpression {
  switch (expression.kind) {
    case 'plain':
      return emitPlain(expression);
    case 'property':
      return call('tostring', propertyOf(expression.base, expression.path));
    case 'xml-data':
    case 'xml-element':
      return call(
        xmlText.name,
        call('extract', xmlPattern(expression), number(1), emitPlain(expression.base)),
      );
    case 'joined':
      return call('strcat', ...joined(expression));
    case 'first-filled':
      return call('coalesce', ...expression.alternatives.map(emitColumn));
    case 'converted':
      return emitConverted(emitColumn(expression.operand), expression.conversion);
  }
}

/** An optional column is read through `column_ifexists`, since not every workspace has it. */
function emitPlain(plain: PlainColumn): KqlExpression {
  if (!plain.optional) return column(plain.name);
  const fallback: KqlExpression = plain.type === 'string' ? text('') : { kind: 'null', type: plain.type };
  return call('column_ifexists', text(plain.name), fallback);
}

function propertyOf(base: PlainColumn, path: readonly (string | number)[]): KqlExpression {
  const root = base.type === 'dynamic' ? emitPlain(base) : call('parse_json', emitPlain(base));
  return path.reduce<KqlExpression>((inner, key) => ({ kind: 'property', base: inner, key }), root);
}

/** Parts and separators; the separator is left out where the part behind it is empty. */
function joined({ parts, separator }: JoinedColumn): readonly KqlExpression[] {
  return parts.flatMap((part, index) => {
    const read = emitColumn(part);
    if (index === 0) return [read];
    if (part.kind === 'converted' && part.conversion === 'dash-as-empty') {
      const held = emitColumn(part.operand);
      return [call('iff', isNothing(held), text(''), call('strcat', text(separator), held))];
    }
    return [call('iff', call('isempty', read), text(''), text(separator)), read];
  });
}

/** Whether a column of a W3C log holds nothing. */
function isNothing(held: KqlExpression): KqlExpression {
  return { kind: 'in', operator: 'in', left: held, values: [text(''), text('-')] };
}

/** `(?s)` because a value may hold line breaks; `[^<]*` ends at the closing tag. */
function xmlPattern({ kind, name }: XmlColumn): KqlExpression {
  const quotedName = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  switch (kind) {
    case 'xml-data':
      return { kind: 'regex', value: `<Data Name=["']${quotedName}["']>([^<]*)</Data>` };
    case 'xml-element':
      return { kind: 'regex', value: `<${quotedName}>([^<]*)</${quotedName}>` };
  }
}

function emitConverted(operand: KqlExpression, conversion: Conversion): KqlExpression {
  switch (conversion) {
    case 'dash-as-empty':
      return call('iff', binary(operand, '==', text('-')), text(''), operand);
    case 'text':
      return call('tostring', operand);
    case 'file-name':
      return call('extract', { kind: 'regex', value: '[^\\\\/]*$' }, number(0), operand);
  }
}
