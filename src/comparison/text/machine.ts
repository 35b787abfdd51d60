import type { CharSet } from 'refa';
import { InternalError } from '../../diagnostics/index.ts';
import { OutOfWork, type Work } from '../work.ts';
import { allCharacters, charactersOf, perlSets } from './characters.ts';
import type { AssertionSyntax, Syntax } from './syntax.ts';

/** What stands beside a position: nothing, a line break, a letter, or something else. */
type Beside = 'edge' | 'line-break' | 'word' | 'other';

interface Node {
  /** Where one gets without reading a character. */
  readonly jumps: { readonly to: number; readonly when?: AssertionSyntax['holds'] }[];
  readonly moves: { readonly to: number; readonly set: CharSet }[];
}

interface State {
  /** The nodes that the last character led to, in order. */
  readonly nodes: readonly number[];
  readonly before: Beside;
  readonly next: Map<number, number>;
  accepts?: boolean;
}

/** The state that no text leads out of. */
export const deadState = 0;

/**
 * A deterministic automaton for a set of texts; its states come into being when they are reached. Assertions are
 * decided by the characters beside them, so that nothing of the dialect is approximated.
 */
export class Machine {
  readonly #nodes: Node[] = [];
  readonly #final: number;
  readonly #work: Work;
  readonly #holdsEmpty: boolean;
  readonly #states: State[] = [{ nodes: [], before: 'edge', next: new Map() }];
  readonly #known = new Map<string, number>();
  #looksAround = false;
  readonly startState: number;

  /** `holdsEmpty`: whether the empty text may be of the set. Throws {@link OutOfWork} if the set is too large. */
  constructor(syntax: Syntax, work: Work, holdsEmpty = true) {
    this.#work = work;
    this.#holdsEmpty = holdsEmpty;
    const first = this.#node();
    this.#final = this.#build(syntax, first);
    this.startState = this.#state([first], 'edge');
  }

  /** The sets of characters that the automaton tells apart. */
  get alphabet(): readonly CharSet[] {
    const sets = this.#nodes.flatMap(({ moves }) => moves.map(({ set }) => set));
    return this.#looksAround ? [...sets, perlSets.w(), lineBreak] : sets;
  }

  /** The state after reading a character, given by its code point. */
  step(from: number, character: number): number {
    const state = this.#at(from);
    const known = state.next.get(character);
    if (known !== undefined) return known;
    const reached = new Set<number>();
    const beside = this.#looksAround ? besideOf(character) : 'other';
    for (const node of this.#closure(state, beside)) {
      for (const { to, set } of this.#nodes[node]?.moves ?? []) if (set.has(character)) reached.add(to);
    }
    const next =
      reached.size === 0
        ? deadState
        : this.#state(
            [...reached].toSorted((a, b) => a - b),
            this.#looksAround ? beside : 'edge',
          );
    state.next.set(character, next);
    return next;
  }

  /** Whether a text that ends in the state is of the set. */
  accepts(at: number): boolean {
    // No text leads back to the first node, so that only the empty one ends in the first state.
    if (at === this.startState && !this.#holdsEmpty) return false;
    const state = this.#at(at);
    return (state.accepts ??= this.#closure(state, 'edge').includes(this.#final));
  }

  /** Whether every text that goes on from the state is of the set; no is always a sound answer. */
  acceptsEverything(at: number): boolean {
    return (
      !this.#looksAround &&
      this.accepts(at) &&
      this.#closure(this.#at(at), 'edge').some((index) => this.#isFinalLoop(index))
    );
  }

  /** Whether a text is of the set. */
  matches(text: string): boolean {
    let state = this.startState;
    for (const character of text) {
      state = this.step(state, character.codePointAt(0) ?? 0);
      if (state === deadState) return false;
    }
    return this.accepts(state);
  }

  #isFinalLoop(index: number): boolean {
    const node = this.#nodes[index];
    return (
      node !== undefined &&
      node.moves.some(({ to, set }) => to === index && set.equals(allCharacters)) &&
      node.jumps.some(({ to }) => to === this.#final)
    );
  }

  #at(index: number): State {
    const state = this.#states[index];
    if (state === undefined) throw new InternalError(`no state ${index}`);
    return state;
  }

  #state(nodes: readonly number[], before: Beside): number {
    this.#work.spend(nodes.length);
    const key = `${before} ${nodes.join(' ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#states.length);
    return this.#states.push({ nodes, before, next: new Map() }) - 1;
  }

  /** Every node that is reached without reading, if `after` comes next. */
  #closure(state: State, after: Beside): readonly number[] {
    const reached = new Set(state.nodes);
    for (const node of reached) {
      for (const { to, when } of this.#nodes[node]?.jumps ?? []) {
        if (when === undefined || holds(when, state.before, after)) reached.add(to);
      }
    }
    this.#work.spend(reached.size);
    return [...reached];
  }

  #node(): number {
    this.#work.spend(4);
    if (this.#nodes.length >= mostNodes) throw new OutOfWork();
    return this.#nodes.push({ jumps: [], moves: [] }) - 1;
  }

  /** Adds the nodes for a set of texts behind a node; the result is where they end. */
  #build(syntax: Syntax, from: number): number {
    switch (syntax.kind) {
      case 'characters': {
        const to = this.#node();
        this.#nodes[from]?.moves.push({ to, set: syntax.set });
        return to;
      }
      case 'sequence': {
        let at = from;
        for (const item of syntax.items) at = this.#build(item, at);
        return at;
      }
      case 'choice': {
        const to = this.#node();
        for (const option of syntax.options) this.#jump(this.#build(option, this.#after(from)), to);
        return to;
      }
      case 'repeat': {
        let at = from;
        for (let count = 0; count < syntax.least; count += 1) at = this.#build(syntax.item, at);
        if (syntax.most === Number.POSITIVE_INFINITY) return this.#loop(syntax.item, at);
        const to = this.#node();
        for (let count = syntax.least; count < syntax.most; count += 1) {
          this.#jump(at, to);
          at = this.#build(syntax.item, at);
        }
        this.#jump(at, to);
        return to;
      }
      case 'assertion': {
        this.#looksAround = true;
        const to = this.#node();
        this.#nodes[from]?.jumps.push({ to, when: syntax.holds });
        return to;
      }
    }
  }

  #loop(item: Syntax, from: number): number {
    const start = this.#after(from);
    if (item.kind === 'characters') this.#nodes[start]?.moves.push({ to: start, set: item.set });
    else this.#jump(this.#build(item, this.#after(start)), start);
    return this.#after(start);
  }

  #after(from: number): number {
    const to = this.#node();
    this.#jump(from, to);
    return to;
  }

  #jump(from: number, to: number): void {
    this.#nodes[from]?.jumps.push({ to });
  }
}

/** Bounds the memory for one set of texts; the longest value of a public rule needs about 3,000. */
const mostNodes = 40_000;

const lineBreak = charactersOf(0x0a);

function besideOf(character: number): Beside {
  if (character === 0x0a) return 'line-break';
  return perlSets.w().has(character) ? 'word' : 'other';
}

function holds(assertion: AssertionSyntax['holds'], before: Beside, after: Beside): boolean {
  switch (assertion) {
    case 'text-start':
      return before === 'edge';
    case 'text-end':
      return after === 'edge';
    case 'line-start':
      return before === 'edge' || before === 'line-break';
    case 'line-end':
      return after === 'edge' || after === 'line-break';
    case 'word-edge':
      return (before === 'word') !== (after === 'word');
    case 'no-word-edge':
      return (before === 'word') === (after === 'word');
  }
}
