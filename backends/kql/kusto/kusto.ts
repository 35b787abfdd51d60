import type { SchemaCatalog, ScalarType } from '../../../src/schema/index.ts';
import { createGlobals } from './globals.ts';
import {
  items,
  type NativeCode,
  type NativeDiagnostic,
  type NativeGlobals,
  type NativeKusto,
} from './native.ts';
import type { SyntaxNode } from './syntax.ts';
import { createTreeReader } from './tree.ts';

/** A finding of the official parser, at UTF-16 offsets of the query. `code` is Microsoft's, such as `KS142`. */
export interface KustoDiagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'suggestion' | 'information';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The result of parsing: `diagnostics` are about syntax only. */
export interface ParsedQuery {
  readonly tree: SyntaxNode;
  readonly diagnostics: readonly KustoDiagnostic[];
}

/** A column of a query's result. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ScalarType;
}

/** The result of binding: `diagnostics` cover syntax, names and types. */
export interface BoundQuery extends ParsedQuery {
  /** `undefined` if the query has no table as its result. */
  readonly resultColumns: readonly ResultColumn[] | undefined;
}

/** The official Kusto parser and binder. */
export interface Kusto {
  /** Parses without looking at tables. Never throws; a broken query gives diagnostics and a partial tree. */
  parse(text: string): ParsedQuery;
  /**
   * Parses and resolves names against a catalogue. The engine state of a catalogue is built once and kept for
   * as long as the catalogue object lives. A query nested deeper than the engine's limit gets one error.
   */
  bind(text: string, catalog: SchemaCatalog): BoundQuery;
}

/** The facade over a loaded language service. */
export function createKusto(native: NativeKusto): Kusto {
  const states = new WeakMap<SchemaCatalog, NativeGlobals>();
  const readTree = createTreeReader(native);

  function globalsOf(catalog: SchemaCatalog): NativeGlobals {
    const known = states.get(catalog) ?? createGlobals(native, catalog);
    states.set(catalog, known);
    return known;
  }

  return {
    parse(text) {
      const code = native.KustoCode.Parse(text);
      return {
        tree: readTree(code.Syntax, text),
        diagnostics: items(code.GetSyntaxDiagnostics()).map(readDiagnostic),
      };
    },
    bind(text, catalog) {
      const code = native.KustoCode.ParseAndAnalyze(text, globalsOf(catalog));
      const diagnostics = items(code.GetDiagnostics()).map(readDiagnostic);
      return { tree: readTree(code.Syntax, text), diagnostics, resultColumns: resultColumns(code) };
    },
  };
}

function readDiagnostic({ Code, Severity, Message, Start, End }: NativeDiagnostic): KustoDiagnostic {
  const severity = Severity.toLowerCase() as KustoDiagnostic['severity'];
  return { code: Code, severity, message: Message, start: Start, end: End };
}

function resultColumns(code: NativeCode): readonly ResultColumn[] | undefined {
  const columns = code.ResultType?.Columns;
  if (!columns) return undefined;
  return items(columns).map((column) => ({ name: column.Name, type: column.Type?.Name as ScalarType }));
}
