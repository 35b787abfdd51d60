import Handlebars from 'handlebars';
import { suggestion } from '../diagnostics/index.ts';

/** A name in a template that stands for nothing. */
export interface UnknownName {
  /** As written. */
  readonly name: string;
  /** ` Did you mean …?`, or nothing. */
  readonly suggestion: string;
  /** Lines count from 1, columns from 0. */
  readonly place: hbs.AST.SourceLocation;
}

/**
 * The names of a template that a view does not have, in branches that no rule enters as well. `sample` is a view in
 * which every list has an item. What is computed by `lookup` or named by block parameters is not looked at.
 */
export function unknownNames(tree: hbs.AST.Program, sample: object): readonly UnknownName[] {
  const finder = new NameFinder(sample);
  finder.accept(tree);
  return finder.found;
}

/** Stands for a value that can't be told in advance. */
const anything = Symbol('anything');

class NameFinder extends Handlebars.Visitor {
  readonly found: UnknownName[] = [];
  /** What `this` stands for, the innermost block last. */
  readonly #scopes: unknown[];
  readonly #blockParameters: string[] = [];

  constructor(sample: unknown) {
    super();
    this.#scopes = [sample];
  }

  override MustacheStatement({ path, params, hash }: hbs.AST.MustacheStatement): void {
    // With arguments it is the name of a helper, which the compiler checks.
    if (params.length === 0) this.accept(path);
    this.acceptArray(params);
    this.accept(hash);
  }

  override SubExpression({ params, hash }: hbs.AST.SubExpression): void {
    this.acceptArray(params);
    this.accept(hash);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const [subject] = block.params;
    if (subject === undefined) this.accept(block.path);
    this.acceptArray(block.params);
    this.accept(block.hash);
    this.#program(block.program, this.#scopeIn(block, subject ?? block.path));
    this.#program(block.inverse, undefined);
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    let value = this.#start(path);
    for (const part of path.parts) {
      if (value === anything) return;
      const next = stepInto(value, part);
      if (next === undefined) {
        this.found.push({ name: path.original, suggestion: this.#suggestion(part, value), place: path.loc });
        return;
      }
      value = next.value;
    }
  }

  /** What `this` is inside a block, in an array; undefined if it is what it is outside. */
  #scopeIn(
    { path, params }: hbs.AST.BlockStatement,
    subject: hbs.AST.Expression,
  ): readonly [unknown] | undefined {
    const isSection = params.length === 0;
    if (!isSection && path.original !== 'each' && path.original !== 'with') return undefined;
    const value =
      subject.type === 'PathExpression' ? this.#value(subject as hbs.AST.PathExpression) : anything;
    if (path.original === 'with') return [value];
    if (Array.isArray(value)) return [value[0]];
    return [isSection ? value : anything];
  }

  #program(program: hbs.AST.Program | undefined, scope: readonly [unknown] | undefined): void {
    if (program === undefined) return;
    const names = program.blockParams ?? [];
    if (scope) this.#scopes.push(scope[0]);
    this.#blockParameters.push(...names);
    this.accept(program);
    this.#blockParameters.length -= names.length;
    if (scope) this.#scopes.pop();
  }

  #start({ data, depth, parts: [first = ''] }: hbs.AST.PathExpression): unknown {
    if (data || this.#blockParameters.includes(first)) return anything;
    return depth < this.#scopes.length ? this.#scopes.at(-1 - depth) : anything;
  }

  #value(path: hbs.AST.PathExpression): unknown {
    return path.parts.reduce<unknown>(
      (value, part) => (value === anything ? value : (stepInto(value, part)?.value ?? anything)),
      this.#start(path),
    );
  }

  /** A name of an outer block, which needs `../` in front, or else one that is nearly the same. */
  #suggestion(name: string, value: unknown): string {
    const steps = this.#scopes.toReversed().findIndex((scope) => stepInto(scope, name) !== undefined);
    if (steps > 0) return ` Did you mean \`${'../'.repeat(steps)}${name}\`?`;
    return suggestion(name, typeof value === 'object' && value !== null ? Object.keys(value) : []);
  }
}

/** A property of a value; what only a prototype has is empty, but no mistake. */
function stepInto(value: unknown, part: string): { readonly value: unknown } | undefined {
  // A text has no properties for the library.
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) && /^\d+$/.test(part)) return { value: value[0] };
  if (!(part in value)) return undefined;
  return {
    value: Object.hasOwn(value, part) ? (value as Readonly<Record<string, unknown>>)[part] : anything,
  };
}
