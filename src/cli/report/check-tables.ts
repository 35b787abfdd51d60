import { printable, quote, suggestion } from '../../diagnostics/index.ts';

/**
 * Warnings about names that look like those of known tables and are none, a line each. A workspace has many tables that
 * nobody else knows, so a name that resembles no other is taken as it is, and so is one beside the table it resembles.
 */
export function warnOfTables(tables: ReadonlySet<string>, known: ReadonlySet<string>): string {
  const absent = [...known].filter((name) => !tables.has(name));
  return [...tables]
    .filter((name) => !known.has(name) && !name.endsWith('_CL'))
    .flatMap((name) => {
      const near = suggestion(name, absent);
      return near === '' ? [] : [`warning: --tables: there is no table ${quote(name)}.${printable(near)}\n`];
    })
    .join('');
}
