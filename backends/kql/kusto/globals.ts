import type { FunctionSchema, ScalarType, SchemaCatalog, TableSchema } from '../../../src/schema/index.ts';
import type { NativeGlobals, NativeKusto, NativeSymbol } from './native.ts';

/** The package's spelling of the scalar types. */
const typeNames: Readonly<Record<ScalarType, string>> = {
  string: 'String',
  int: 'Int',
  long: 'Long',
  real: 'Real',
  decimal: 'Decimal',
  datetime: 'DateTime',
  timespan: 'TimeSpan',
  dynamic: 'Dynamic',
  bool: 'Bool',
  guid: 'Guid',
};

/** `ArgumentKind.Expression`: any expression may be an argument. */
const anyExpression = 0;

/**
 * The engine state that knows a catalogue's tables and functions. All parameters of a function are optional,
 * so that a query can use it by its bare name as well as by a call.
 */
export function createGlobals(native: NativeKusto, catalog: SchemaCatalog): NativeGlobals {
  const { Symbols } = native;

  function typeSymbol(type: ScalarType): NativeSymbol {
    return Symbols.ScalarTypes[typeNames[type]] as NativeSymbol;
  }

  function table({ name, columns, hasMoreColumns }: TableSchema): NativeSymbol {
    const symbols = [...columns].map(
      ([column, type]) => new Symbols.ColumnSymbol(column, typeSymbol(type), null, null, null, null),
    );
    return new Symbols.TableSymbol.$ctor4(name, symbols).WithIsOpen(hasMoreColumns ?? false);
  }

  function tableFunction(schema: FunctionSchema): NativeSymbol {
    const { name, parameters } = schema;
    const symbols = parameters.map(
      (parameter) =>
        new Symbols.Parameter.$ctor3(
          parameter.name,
          typeSymbol(parameter.type),
          anyExpression,
          null,
          null,
          false,
          null,
          0,
          1,
          null,
          null,
        ),
    );
    return new Symbols.FunctionSymbol.$ctor5(name, table(schema), symbols);
  }

  const members = [
    ...[...catalog.tables.values()].map(table),
    ...[...catalog.functions.values()].map(tableFunction),
  ];
  return native.GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', members));
}
