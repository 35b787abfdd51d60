import type { ColumnExpression } from '../ir/index.ts';
import type { FieldMapping } from './model.ts';

/**
 * The field as a rule spells it. Names of fields are compared without regard to case, but those inside of event XML
 * and JSON are not: what the rule asks for is read first, then what the mapping names. One list of names serves many
 * channels, and `Payload` of one is `payload` of another.
 */
export function spelledAs(field: FieldMapping, name: string): FieldMapping {
  if (field.name === name) return field;
  const { landing } = field;
  switch (landing.kind) {
    case 'column':
      return { ...field, landing: { ...landing, column: readAs(landing.column, name) } };
    case 'alternatives':
      return {
        ...field,
        landing: { ...landing, columns: landing.columns.map((column) => readAs(column, name)) },
      };
    case 'hashes':
    case 'cases':
    case 'constant':
    case 'unsupported':
      return field;
  }
}

function readAs(column: ColumnExpression, name: string): ColumnExpression {
  switch (column.kind) {
    case 'plain':
      return column;
    case 'xml-data':
    case 'xml-element':
      return differsInCase(column.name, name)
        ? { kind: 'first-filled', alternatives: [{ ...column, name }, column] }
        : column;
    case 'property': {
      const [only] = column.path;
      return column.path.length === 1 && typeof only === 'string' && differsInCase(only, name)
        ? { kind: 'first-filled', alternatives: [{ ...column, path: [name] }, column] }
        : column;
    }
    case 'joined':
      return { ...column, parts: column.parts.map((part) => readAs(part, name)) };
    case 'first-filled':
      return {
        ...column,
        alternatives: column.alternatives.flatMap((part) => {
          const read = readAs(part, name);
          return read.kind === 'first-filled' ? read.alternatives : [read];
        }),
      };
    case 'converted':
      return { ...column, operand: readAs(column.operand, name) };
  }
}

function differsInCase(own: string, name: string): boolean {
  return own !== name && own.toLowerCase() === name.toLowerCase();
}
