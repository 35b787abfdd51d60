import type { NativeKusto, NativeNode } from './native.ts';
import type { SyntaxNode } from './syntax.ts';

/**
 * A function that shows a native tree as {@link SyntaxNode}s. Nodes are made when they are first visited, so that a
 * tree of any depth can be held and a query that only needs its diagnostics costs nothing.
 */
export function createTreeReader(native: NativeKusto): (root: NativeNode, query: string) => SyntaxNode {
  const kinds = new Map<unknown, string>();
  for (const [name, value] of Object.entries(native.Syntax.SyntaxKind)) {
    if (typeof value === 'number') kinds.set(value, name);
  }
  return (root, query) => new LazyNode(root, query, kinds);
}

class LazyNode implements SyntaxNode {
  readonly #native: NativeNode;
  readonly #query: string;
  readonly #kinds: ReadonlyMap<unknown, string>;
  readonly #names: string[] = [];
  #children: readonly LazyNode[] | undefined;

  constructor(native: NativeNode, query: string, kinds: ReadonlyMap<unknown, string>) {
    this.#native = native;
    this.#query = query;
    this.#kinds = kinds;
  }

  get kind(): string {
    return this.#kinds.get(this.#native.Kind) ?? 'Unknown';
  }

  get start(): number {
    return this.#native.TextStart;
  }

  get end(): number {
    return this.#native.End;
  }

  get text(): string {
    return this.#query.slice(this.start, this.end);
  }

  get isToken(): boolean {
    return this.#native.IsToken;
  }

  get value(): string {
    return this.#native.ValueText ?? '';
  }

  get children(): readonly LazyNode[] {
    this.#children ??= this.#readChildren();
    return this.#children;
  }

  part(name: string): SyntaxNode | undefined {
    const child = this.children[this.#names.indexOf(name)];
    return child && (child.isToken || child.children.length > 0) ? child : undefined;
  }

  #readChildren(): readonly LazyNode[] {
    const children: LazyNode[] = [];
    for (let index = 0; index < this.#native.ChildCount; index++) {
      const child = this.#native.GetChild(index);
      if (child === null) continue;
      children.push(new LazyNode(child, this.#query, this.#kinds));
      this.#names.push(this.#native.GetName(index) ?? '');
    }
    return children;
  }
}
