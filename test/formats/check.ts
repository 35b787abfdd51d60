/** One rule of a format: what must hold, and a way to break it that nothing else of the document needs. */
export interface Check<Document> {
  readonly name: string;
  readonly holds: (document: Document) => boolean;
  readonly broken: (document: Document) => Document;
}

/** Names of the checks that a document fails; one that a check can't even read fails it. */
export function failures<Document>(
  document: Document,
  checks: readonly Check<Document>[],
): readonly string[] {
  return checks.filter((check) => !holds(check, document)).map(({ name }) => name);
}

function holds<Document>(check: Check<Document>, document: Document): boolean {
  try {
    return check.holds(document);
  } catch {
    return false;
  }
}

/** A plain document, for checks that look at one part at a time. */
export type Data = Readonly<Record<string, unknown>>;

/** A copy with some parts replaced; a part that becomes undefined is left out. */
export function changed(document: Data, parts: Data): Data {
  return Object.fromEntries(
    Object.entries({ ...document, ...parts }).filter(([, value]) => value !== undefined),
  );
}

/** The text of a part; throws if it is something else. */
export function textOf(document: Data, key: string): string {
  const value = document[key];
  if (typeof value !== 'string') throw new TypeError(`${key} is no text`);
  return value;
}

/** A list of a part, empty if it is not there; throws if it is something else. */
export function listOf<T = unknown>(document: Data, key: string): readonly T[] {
  const value = document[key] ?? [];
  if (!Array.isArray(value)) throw new TypeError(`${key} is no list`);
  return value as readonly T[];
}
