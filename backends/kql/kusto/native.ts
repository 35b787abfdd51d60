/**
 * The members of `@kusto/language-service-next` that this project uses, written by hand: the package's own
 * declaration file is a 1.7 MB global script. `$ctorN` are the package's names for constructor overloads.
 */
export interface NativeKusto {
  readonly KustoCode: {
    Parse(text: string): NativeCode;
    ParseAndAnalyze(text: string, globals: NativeGlobals): NativeCode;
  };
  readonly GlobalState: { readonly Default: NativeGlobals };
  readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, unknown>> };
  readonly Symbols: {
    readonly ScalarTypes: Readonly<Record<string, NativeSymbol>>;
    readonly ColumnSymbol: new (
      name: string,
      type: NativeSymbol,
      description: null,
      originalColumns: null,
      source: null,
      examples: null,
    ) => NativeSymbol;
    readonly TableSymbol: {
      readonly $ctor4: new (name: string, columns: readonly NativeSymbol[]) => NativeTable;
    };
    readonly FunctionSymbol: {
      readonly $ctor5: new (
        name: string,
        returnType: NativeSymbol,
        parameters: readonly NativeSymbol[],
      ) => NativeSymbol;
    };
    readonly Parameter: {
      readonly $ctor3: new (
        name: string,
        type: NativeSymbol,
        argumentKind: number,
        values: null,
        examples: null,
        isCaseSensitive: boolean,
        defaultValueIndicator: null,
        minOccurring: number,
        maxOccurring: number,
        defaultValue: null,
        description: null,
      ) => NativeSymbol;
    };
    readonly DatabaseSymbol: {
      readonly ctor: new (name: string, members: readonly NativeSymbol[]) => NativeSymbol;
    };
  };
}

/** The engine's state: which database, tables and functions exist. */
export interface NativeGlobals {
  WithDatabase(database: NativeSymbol): NativeGlobals;
}

/** A named thing: type, column, table, function, parameter or database. */
export interface NativeSymbol {
  readonly Name: string;
  readonly Type?: NativeSymbol;
  readonly Columns?: NativeList<NativeSymbol>;
}

/** A table; an open one has columns that are not known. */
export interface NativeTable extends NativeSymbol {
  WithIsOpen(isOpen: boolean): NativeTable;
}

/** A parsed query, and what the analysis found if there was one. */
export interface NativeCode {
  readonly Syntax: NativeNode;
  readonly ResultType: NativeSymbol | null;
  GetDiagnostics(): NativeList<NativeDiagnostic>;
  GetSyntaxDiagnostics(): NativeList<NativeDiagnostic>;
}

/** A finding of the parser or the analysis. */
export interface NativeDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly End: number;
}

/** A node or token of the syntax tree. */
export interface NativeNode {
  readonly Kind: number;
  readonly TextStart: number;
  readonly End: number;
  readonly IsToken: boolean;
  readonly ChildCount: number;
  /** Tokens only: decoded text of a literal, plain name of an identifier. */
  readonly ValueText?: string;
  GetChild(index: number): NativeNode | null;
  GetName(index: number): string | null;
}

/** The package's read-only list. */
export interface NativeList<T> {
  readonly Count: number;
  getItem(index: number): T;
}

/** The items of a list as an array. */
export function items<T>(list: NativeList<T>): T[] {
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index));
}
