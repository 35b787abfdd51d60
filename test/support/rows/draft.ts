import type {
  ColumnExpression,
  JoinedColumn,
  PlainColumn,
  PropertyColumn,
  XmlColumn,
} from '../../../src/ir/index.ts';
import { textOf, type EventValue } from '../sigma/event.ts';
import type { Random } from '../sigma/random.ts';
import { NoRow } from './no-row.ts';
import { escapeXml, renderXml, type XmlStyle } from './render.ts';

type Tree = { [key: string]: Tree | EventValue };

/** A row in the making. Whatever can't be put beside what is there already throws {@link NoRow}. */
export class RowDraft {
  readonly #known: ReadonlyMap<string, unknown>;
  readonly #random: Random;
  readonly #style: XmlStyle;
  readonly #plain = new Map<string, EventValue>();
  readonly #data = new Map<string, Map<string, string>>();
  readonly #json = new Map<string, { readonly base: PlainColumn; readonly tree: Tree }>();
  readonly #pieces = new Map<string, { readonly base: PlainColumn; readonly texts: string[] }>();

  /** `known` are the columns that the table has. */
  constructor(known: ReadonlyMap<string, unknown>, random: Random) {
    this.#known = known;
    this.#random = random;
    this.#style = { quote: random.pick(['"', "'"]), escapesQuotes: random.pick([true, false]) };
  }

  /** Makes a column expression yield a value. */
  put(column: ColumnExpression, value: EventValue): void {
    switch (column.kind) {
      case 'plain':
        return this.#putPlain(column, value);
      case 'xml-data':
      case 'xml-element':
        return this.#putData(column.base, elementOf(column), textOf(value));
      case 'property':
        return this.#putProperty(column, value);
      case 'joined':
        return this.#putJoined(column, textOf(value));
      case 'first-filled':
        return this.put(this.#random.pick(column.alternatives), value);
      case 'converted':
        if (column.conversion !== 'file-name') return this.put(column.operand, value);
        if (/[\\/]/.test(textOf(value))) throw new NoRow('a file name with a path separator');
        return this.put(column.operand, `C:\\Folder\\${textOf(value)}`);
    }
  }

  /** Puts text somewhere into a column that holds more than this. `isRaw`: the column's own encoding is done. */
  add(column: ColumnExpression, text: string, isRaw = true): void {
    if (column.kind === 'xml-data') {
      const held = this.#data.get(column.base.name)?.get(column.name);
      return this.#putData(column.base, column.name, held === undefined ? text : `${held},${text}`, true);
    }
    if (column.kind === 'property') return this.#putProperty(column, text);
    if (column.kind !== 'plain') return this.put(column, text);
    this.#check(column);
    const held = this.#plain.get(column.name);
    if (held !== undefined) return textOf(held).includes(text) ? undefined : collision();
    const pieces = this.#pieces.get(column.name) ?? { base: column, texts: [] };
    this.#pieces.set(column.name, pieces);
    pieces.texts.push(this.#piece(column, text, isRaw));
  }

  /** What a column expression yields as text; "" for nothing. */
  read(column: ColumnExpression): string {
    switch (column.kind) {
      case 'plain':
        return this.#plain.has(column.name)
          ? textOf(this.#plain.get(column.name) ?? '')
          : textOfContent(this.#content(column.name));
      case 'xml-data':
      case 'xml-element':
        return this.#data.get(column.base.name)?.get(elementOf(column)) ?? '';
      case 'property': {
        let node: Tree | EventValue | undefined = this.#json.get(column.base.name)?.tree;
        for (const key of column.path) node = typeof node === 'object' ? node[key] : undefined;
        return node === undefined ? '' : textOfContent(node);
      }
      case 'joined':
        return column.parts
          .map((part) => this.read(part))
          .filter((text) => text !== '')
          .join(column.separator);
      case 'first-filled':
        return column.alternatives.map((part) => this.read(part)).find((text) => text !== '') ?? '';
      case 'converted': {
        const text = this.read(column.operand);
        if (column.conversion === 'dash-as-empty') return text === '-' ? '' : text;
        return column.conversion === 'text' ? text : (/[^\\/]*$/.exec(text)?.[0] ?? '');
      }
    }
  }

  /** The row by column name. */
  record(): Readonly<Record<string, unknown>> {
    const names = new Set([
      ...this.#plain.keys(),
      ...this.#data.keys(),
      ...this.#json.keys(),
      ...this.#pieces.keys(),
    ]);
    return Object.fromEntries([...names].map((name) => [name, this.#plain.get(name) ?? this.#content(name)]));
  }

  #putPlain(column: PlainColumn, value: EventValue): void {
    this.#check(column);
    const held = this.#plain.get(column.name);
    const pieces = this.#pieces.get(column.name)?.texts ?? [];
    if (pieces.length > 0 && pieces.every((piece) => textOf(value).includes(piece)))
      this.#pieces.delete(column.name);
    if (this.#isComposed(column.name) || (held !== undefined && textOf(held) !== textOf(value))) collision();
    this.#plain.set(column.name, fitted(column, value));
  }

  #putData(base: PlainColumn, name: string, text: string, isMore = false): void {
    this.#check(base);
    const data = this.#data.get(base.name) ?? new Map<string, string>();
    if (this.#plain.has(base.name)) collision();
    if (!isMore && data.has(name) && data.get(name) !== text) collision();
    this.#data.set(base.name, data.set(name, text));
  }

  #putProperty({ base, path }: PropertyColumn, value: EventValue): void {
    this.#check(base);
    if (this.#plain.has(base.name)) collision();
    const json = this.#json.get(base.name) ?? { base, tree: {} };
    this.#json.set(base.name, json);
    let node = json.tree;
    for (const key of path.slice(0, -1)) {
      const next = (node[key] ??= {});
      if (typeof next !== 'object') return collision();
      node = next;
    }
    const last = path.at(-1) ?? '';
    if (node[last] !== undefined && node[last] !== value) collision();
    node[last] = value;
  }

  /** Split at one of the separators, or put as a whole into one of the parts. */
  #putJoined({ parts, separator }: JoinedColumn, text: string): void {
    const [first, second] = parts;
    if (first === undefined || second === undefined || parts.length > 2)
      throw new Error('a join of two is expected');
    const at = separator === '?' ? text.indexOf(separator) : text.lastIndexOf(separator);
    const isWhole = at <= 0 || at + separator.length >= text.length;
    if (isWhole || this.#random.below(4) === 0) return this.put(first, text);
    this.put(first, text.slice(0, at));
    this.put(second, text.slice(at + separator.length));
  }

  /** A piece of text with what may stand beside it in a column of this kind. */
  #piece(column: PlainColumn, text: string, isRaw: boolean): string {
    if (isXml(column)) {
      return `<Data>${isRaw ? text : escapeXml(text, { ...this.#style, escapesQuotes: false })}</Data>`;
    }
    // The row holds the text itself; its JSON, in which a backslash is doubled, is what a query sees.
    if (column.type === 'dynamic') return isRaw ? text.replaceAll('\\\\', '\\') : text;
    return isRaw && column.type === 'string'
      ? this.#random.pick([text, `before ${text}`, `${text} behind`])
      : text;
  }

  #content(name: string): string | Tree {
    const pieces = this.#pieces.get(name);
    const json = this.#json.get(name);
    const data = this.#data.get(name);
    const base = pieces?.base ?? json?.base;
    if (data !== undefined || (base !== undefined && isXml(base))) {
      return renderXml(data ?? new Map(), pieces?.texts ?? [], this.#style);
    }
    if (json === undefined && base?.type !== 'dynamic') return (pieces?.texts ?? []).join(' ');
    const more = pieces?.texts.map((text, index): [string, string] => [`item${index}`, text]) ?? [];
    const tree: Tree = { ...json?.tree, ...Object.fromEntries(more) };
    return base?.type === 'dynamic' ? tree : JSON.stringify(tree);
  }

  #isComposed(name: string): boolean {
    return this.#data.has(name) || this.#json.has(name) || this.#pieces.has(name);
  }

  #check(column: PlainColumn): void {
    if (!this.#known.has(column.name)) throw new NoRow('the table lacks an optional column');
  }
}

/** The name of data, or the opening tag of an element of its own. */
function elementOf({ kind, name }: XmlColumn): string {
  return kind === 'xml-data' ? name : `<${name}>`;
}

/** The value in the column's type, if the column can hold it without a change. */
function fitted(column: PlainColumn, value: EventValue): EventValue {
  const text = textOf(value);
  switch (column.type) {
    case 'int':
    case 'long':
      if (/^(?:0|-?[1-9]\d{0,8})$/.test(text)) return Number(text);
      return unfit();
    case 'real':
    case 'decimal':
      return /^-?\d{1,9}(?:\.\d+)?$/.test(text) ? Number(text) : unfit();
    case 'bool':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : unfit();
    case 'datetime':
      return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? text : unfit();
    case 'guid':
    case 'timespan':
      return unfit();
    case 'string':
      return text;
    case 'dynamic':
      return value;
  }
}

function isXml(column: PlainColumn): boolean {
  return column.name === 'EventData' && column.type === 'string';
}

function textOfContent(content: Tree | EventValue): string {
  return typeof content === 'object' ? JSON.stringify(content) : textOf(content);
}

function unfit(): never {
  throw new NoRow('the type of the column can not hold the value');
}

function collision(): never {
  throw new NoRow('two fields need the same column');
}
