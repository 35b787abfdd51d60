/** The values that a row is made of, by name; those of the System part of a Windows event begin with `@`. */
export type Values = ReadonlyMap<string, string>;

/** What a column holds for given values. Text is read as the type of the column. */
export type ColumnSource = (values: Values) => unknown;

/** Column name → where its content comes from. */
export type ColumnSources = Readonly<Record<string, ColumnSource>>;

/** A value as it is; empty if the event lacks it. */
export function value(name: string): ColumnSource {
  return (values) => values.get(name) ?? '';
}

/** The same for every event. */
export function constant(content: unknown): ColumnSource {
  return () => content;
}

/** The content by the text of a value; values that the table lacks give `otherwise`. */
export function translated(
  name: string,
  table: Readonly<Record<string, unknown>>,
  otherwise: unknown = '',
): ColumnSource {
  return (values) => {
    const text = values.get(name) ?? '';
    return Object.hasOwn(table, text) ? table[text] : otherwise;
  };
}

/** The same change to the text of any source. */
export function changed(source: ColumnSource, change: (text: string) => string): ColumnSource {
  return (values) => change(String(source(values)));
}

/** Sysmon writes `-` where it knows nothing; other sources leave the column empty. */
export function known(name: string): ColumnSource {
  return changed(value(name), (text) => (text === '-' ? '' : text));
}

/** The last segment of a path. */
export function lastSegment(source: ColumnSource): ColumnSource {
  return changed(source, (path) => path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1));
}

/** Everything before the last backslash of a path or registry path; all of a text without one. */
export function beforeLastBackslash(source: ColumnSource): ColumnSource {
  return changed(source, (path) => (path.includes('\\') ? path.slice(0, path.lastIndexOf('\\')) : path));
}

/** Everything behind the last backslash. */
export function behindLastBackslash(source: ColumnSource): ColumnSource {
  return changed(source, (path) => (path.includes('\\') ? path.slice(path.lastIndexOf('\\') + 1) : ''));
}

/** The digest of one algorithm in a list such as `MD5=…,SHA256=…`. */
export function hash(algorithm: string, name = 'Hashes'): ColumnSource {
  return changed(
    value(name),
    (list) => new RegExp(`(?:^|,)${algorithm}=([0-9A-F]+)`, 'i').exec(list)?.[1] ?? '',
  );
}

/** The domain of `DOMAIN\name`; empty without one. */
export function domainOf(name: string): ColumnSource {
  return beforeBackslashOrNothing(value(name));
}

/** The account of `DOMAIN\name`. */
export function accountOf(name: string): ColumnSource {
  return changed(known(name), (user) => user.slice(user.indexOf('\\') + 1));
}

/** Two texts with a separator, which is left out beside an empty one. */
export function joined(first: ColumnSource, separator: string, second: ColumnSource): ColumnSource {
  return (values) => [first(values), second(values)].filter((part) => part !== '').join(separator);
}

/** A number such as `0x3e7` as decimal text; decimal text as it is. */
export function decimal(name: string): ColumnSource {
  return changed(value(name), (text) => (/^0x[0-9a-f]+$/i.test(text) ? String(BigInt(text)) : text));
}

/** A number such as `999` as `0x3e7`; hexadecimal text as it is. */
export function hexadecimal(name: string): ColumnSource {
  return changed(value(name), (text) => (/^\d+$/.test(text) ? `0x${BigInt(text).toString(16)}` : text));
}

/** The first label of a host name; addresses stay whole. */
export function firstLabel(source: ColumnSource): ColumnSource {
  return changed(source, (host) =>
    /^[\d.:a-f]+$/i.test(host) && /\d/.test(host) ? host : (host.split('.')[0] ?? ''),
  );
}

/** The content of a JSON text column or dynamic column. */
export function bag(properties: Readonly<Record<string, ColumnSource>>): ColumnSource {
  return (values) =>
    JSON.stringify(
      Object.fromEntries(Object.entries(properties).map(([name, source]) => [name, source(values)])),
    );
}

/** The columns of a table for given values. */
export function fill(columns: ColumnSources, values: Values): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(columns).map(([name, source]) => [name, source(values)]));
}

function beforeBackslashOrNothing(source: ColumnSource): ColumnSource {
  return changed(source, (user) => (user.includes('\\') ? user.slice(0, user.indexOf('\\')) : ''));
}
