import type { ConditionNode, DetectionDocument } from '../parse/index.ts';
import { selectNames } from '../lower/name-pattern.ts';
import { selectionSources, type SelectionSource } from './selection-source.ts';

/** A step of a condition: what must hold, in the words of the rule. */
export interface Stage {
  /** The part of the condition, with its quantifier. */
  readonly label: string;
  /** How parts and sources combine: every one of them, or any. */
  readonly combine: 'all' | 'any';
  /** The search identifiers of this step, in the order of the file. Empty if there are parts. */
  readonly sources: readonly SelectionSource[];
  readonly parts: readonly Stage[];
}

/** The steps of a rule. */
export interface Stages {
  /** The condition as written; several if the rule has a list of them, of which any must hold. */
  readonly conditions: readonly string[];
  /** All must hold. */
  readonly stages: readonly Stage[];
  /** Search identifiers that no condition uses. */
  readonly unused: readonly SelectionSource[];
}

/**
 * Takes a condition apart at its outermost `and`s. What hangs together by `or` stays one stage with
 * alternatives, because several stages read like a conjunction.
 */
export function stagesOf({ detection }: DetectionDocument): Stages {
  const sources = selectionSources(detection);
  const used = new Set<string>();
  const reader = new StageReader([...sources.keys()], sources, used);
  const trees = detection.conditions.flatMap(({ tree }) => (tree === undefined ? [] : [tree]));
  const [only] = trees;
  const stages =
    only !== undefined && trees.length === 1
      ? reader.conjuncts(only)
      : [
          {
            label: 'any condition',
            combine: 'any' as const,
            sources: [],
            parts: trees.map((tree) => reader.stage(tree)),
          },
        ];
  return {
    conditions: detection.conditions.map(({ text }) => text.value),
    stages,
    unused: [...sources.values()].filter(({ name }) => !used.has(name)),
  };
}

class StageReader {
  readonly #names: readonly string[];
  readonly #sources: ReadonlyMap<string, SelectionSource>;
  readonly #used: Set<string>;

  constructor(names: readonly string[], sources: ReadonlyMap<string, SelectionSource>, used: Set<string>) {
    this.#names = names;
    this.#sources = sources;
    this.#used = used;
  }

  /** The stages of a condition, each of which must hold. */
  conjuncts(node: ConditionNode): readonly Stage[] {
    if (node.kind === 'and') return node.operands.flatMap((operand) => this.conjuncts(operand));
    if (node.kind === 'quantifier' && node.count === 'all') {
      const names = selectNames(this.#names, node.pattern);
      return names.map((name) => this.#leaf(`${name} (${written(node)})`, 'all', [name]));
    }
    return [this.stage(node)];
  }

  stage(node: ConditionNode): Stage {
    switch (node.kind) {
      case 'and':
      case 'or':
        return {
          label: written(node),
          combine: node.kind === 'and' ? 'all' : 'any',
          sources: [],
          parts: node.operands.map((operand) => this.stage(operand)),
        };
      case 'not':
        return this.#leaf(written(node), 'any', namesIn(node.operand, this.#names));
      case 'identifier':
        return this.#leaf(node.name, 'all', [node.name]);
      case 'quantifier':
        return this.#leaf(
          written(node),
          node.count === 'all' ? 'all' : 'any',
          selectNames(this.#names, node.pattern),
        );
    }
  }

  #leaf(label: string, combine: 'all' | 'any', names: readonly string[]): Stage {
    for (const name of names) this.#used.add(name);
    const wanted = new Set(names);
    const sources = [...this.#sources.values()].filter(({ name }) => wanted.has(name));
    return { label, combine, sources, parts: [] };
  }
}

function namesIn(node: ConditionNode, all: readonly string[]): readonly string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap((operand) => namesIn(operand, all));
    case 'not':
      return namesIn(node.operand, all);
    case 'identifier':
      return [node.name];
    case 'quantifier':
      return selectNames(all, node.pattern);
  }
}

/** The condition's own words on one line. */
function written({ span }: ConditionNode): string {
  return span.source.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
}
