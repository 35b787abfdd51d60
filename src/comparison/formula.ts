import { InternalError } from '../diagnostics/index.ts';
import type { Work } from './work.ts';

/**
 * A Boolean formula: the number of a node, negative for its negation. `alwaysTrue` and its negation are the
 * constants. Equal numbers are equal formulas; formulas that differ only in the order, repetition or nesting of
 * operands, in doubled negations, or by De Morgan's laws have equal numbers.
 */
export type Formula = number;

/** The formula that always holds. */
export const alwaysTrue: Formula = 1;

/** What a node stands for: a test, by its number, or that all operands hold. Operands have smaller numbers. */
export type FormulaNode =
  | { readonly kind: 'test'; readonly test: number }
  | { readonly kind: 'all'; readonly operands: readonly Formula[] };

/** Formulas over numbered tests, each kept once. */
export class Formulas {
  readonly #nodes: FormulaNode[] = [];
  readonly #known = new Map<string, Formula>();
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** The largest number of a node. */
  get last(): number {
    return this.#nodes.length + 1;
  }

  /** The node of a formula other than a constant, whatever its sign. */
  node(formula: Formula): FormulaNode {
    const node = this.#nodes[Math.abs(formula) - 2];
    if (node === undefined) throw new InternalError(`no formula ${formula}`);
    return node;
  }

  /** A test by itself. */
  test(test: number): Formula {
    return this.#keep(`test ${test}`, { kind: 'test', test });
  }

  /** All operands hold. */
  all(operands: readonly Formula[]): Formula {
    const flat = new Set<Formula>();
    for (const operand of operands) {
      if (operand === alwaysTrue) continue;
      for (const part of this.#conjuncts(operand)) flat.add(part);
    }
    this.#work.spend(flat.size + 1);
    for (const part of flat) if (part === -alwaysTrue || flat.has(-part)) return -alwaysTrue;
    const sorted = [...flat].toSorted((a, b) => Math.abs(a) - Math.abs(b));
    const [only = alwaysTrue] = sorted;
    if (sorted.length < 2) return only;
    return this.#keep(`all ${sorted.join(' ')}`, { kind: 'all', operands: sorted });
  }

  /** At least one operand holds. */
  any(operands: readonly Formula[]): Formula {
    return -this.all(operands.map((operand) => -operand));
  }

  #conjuncts(formula: Formula): readonly Formula[] {
    if (formula <= alwaysTrue) return [formula];
    const node = this.node(formula);
    return node.kind === 'all' ? node.operands : [formula];
  }

  #keep(key: string, node: FormulaNode): Formula {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const formula = this.#nodes.push(node) + 1;
    this.#known.set(key, formula);
    return formula;
  }
}
