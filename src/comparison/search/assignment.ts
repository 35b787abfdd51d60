import type { Formula } from '../formula.ts';
import type { Work } from '../work.ts';
import type { Clause } from './clauses.ts';

/**
 * Truth values of formulas, found by decisions and by what clauses force. Learns a clause from each conflict and goes
 * back to where it matters, as the solvers do that are called conflict-driven; clauses are watched at two places.
 */
export class Assignment {
  readonly #values = new Map<number, boolean>();
  readonly #levels = new Map<number, number>();
  readonly #reasons = new Map<number, Clause>();
  readonly #watching = new Map<Formula, Formula[][]>();
  readonly #trail: Formula[] = [];
  readonly #decisions: number[] = [];
  readonly #work: Work;
  #propagated = 0;
  #checked = 0;
  #isContradictory = false;

  constructor(clauses: Iterable<Clause>, work: Work) {
    this.#work = work;
    for (const clause of clauses) this.#keep([...clause]);
  }

  /** Everything that is assigned, in the order in which it was. */
  get trail(): readonly Formula[] {
    return this.#trail;
  }

  /** How much of the trail was there at the last call already. */
  takeChecked(): number {
    const checked = this.#checked;
    this.#checked = this.#trail.length;
    return checked;
  }

  /** Whether a formula holds; undefined if that is open. */
  readonly isTrue = (formula: Formula): boolean | undefined => {
    const value = this.#values.get(Math.abs(formula));
    return value === undefined ? undefined : value === formula > 0;
  };

  /** Assumes a formula that is open. */
  decide(formula: Formula): void {
    this.#decisions.push(this.#trail.length);
    this.#assign(formula);
  }

  /** Assigns what follows. False if there is no way to satisfy the clauses. */
  propagate(): boolean {
    while (!this.#isContradictory) {
      const conflict = this.#firstConflict();
      if (conflict === undefined) return true;
      this.#learn(conflict);
    }
    return false;
  }

  /**
   * Adds a clause none of whose formulas holds now, and goes back to where it can be satisfied. False if there is no
   * such place.
   */
  refute(clause: Clause): boolean {
    const highest = this.#highestLevel(clause);
    this.#backTo(highest);
    this.#learn(clause);
    return !this.#isContradictory;
  }

  #firstConflict(): Clause | undefined {
    while (this.#propagated < this.#trail.length) {
      const holding = this.#trail[this.#propagated] ?? 0;
      this.#propagated += 1;
      const watching = this.#watching.get(-holding) ?? [];
      const staying: Formula[][] = [];
      this.#watching.set(-holding, staying);
      for (const [index, clause] of watching.entries()) {
        this.#work.spend(1);
        if (this.#moveWatch(clause, -holding)) continue;
        staying.push(clause);
        const [first = 0] = clause;
        const value = this.isTrue(first);
        if (value === undefined) this.#assign(first, clause);
        if (value === false) {
          for (const later of watching.slice(index + 1)) staying.push(later);
          return clause;
        }
      }
    }
    return undefined;
  }

  /** Looks for another formula to watch than one that has become false. Puts the false one second. */
  #moveWatch(clause: Formula[], lost: Formula): boolean {
    if (clause[0] === lost) [clause[0], clause[1]] = [clause[1] ?? 0, lost];
    if (this.isTrue(clause[0] ?? 0) === true) return false;
    for (let index = 2; index < clause.length; index += 1) {
      const candidate = clause[index] ?? 0;
      if (this.isTrue(candidate) === false) continue;
      this.#work.spend(index / 8);
      [clause[1], clause[index]] = [candidate, lost];
      this.#watch(candidate, clause);
      return true;
    }
    this.#work.spend(clause.length / 8);
    return false;
  }

  #learn(conflict: Clause): void {
    if (this.#decisions.length === 0) {
      this.#isContradictory = true;
      return;
    }
    const learned = this.#analyse(conflict);
    const [asserted = 0, ...rest] = learned;
    this.#backTo(this.#highestLevel(rest));
    this.#keep(learned);
    if (this.isTrue(asserted) === undefined) this.#assign(asserted, learned);
  }

  /** The clause that the last decision, or what it led to, contradicts; its first formula is the only one of that level. */
  #analyse(conflict: Clause): Formula[] {
    const level = this.#decisions.length;
    const seen = new Set<number>();
    const earlier: Formula[] = [];
    let open = 0;
    let asserted = 0;
    const add = (clause: Clause): void => {
      this.#work.spend(clause.length);
      for (const formula of clause) {
        const variable = Math.abs(formula);
        const at = this.#levelOf(formula);
        if (seen.has(variable) || at === 0) continue;
        seen.add(variable);
        if (at === level) open += 1;
        else earlier.push(formula);
      }
    };
    add(conflict);
    for (let index = this.#trail.length - 1; open > 0; index -= 1) {
      const holding = this.#trail[index] ?? 0;
      if (!seen.has(Math.abs(holding))) continue;
      open -= 1;
      asserted = -holding;
      if (open > 0)
        add((this.#reasons.get(Math.abs(holding)) ?? []).filter((formula) => formula !== holding));
    }
    // The second place is watched, so that it must be of the latest level.
    earlier.sort((a, b) => this.#levelOf(b) - this.#levelOf(a));
    return [asserted, ...earlier];
  }

  #backTo(level: number): void {
    const length = this.#decisions[level];
    if (length === undefined) return;
    for (const formula of this.#trail.splice(length)) {
      this.#values.delete(Math.abs(formula));
      this.#reasons.delete(Math.abs(formula));
    }
    this.#decisions.length = level;
    this.#propagated = Math.min(this.#propagated, length);
    this.#checked = Math.min(this.#checked, length);
  }

  #keep(clause: Formula[]): void {
    this.#work.spend(1 + clause.length / 4);
    const [first, second] = clause;
    if (first === undefined) {
      this.#isContradictory = true;
    } else if (second === undefined) {
      if (this.isTrue(first) === false) this.#isContradictory = true;
      else if (this.isTrue(first) === undefined && this.#decisions.length === 0) this.#assign(first);
    } else {
      this.#watch(first, clause);
      this.#watch(second, clause);
    }
  }

  #watch(formula: Formula, clause: Formula[]): void {
    const watching = this.#watching.get(formula);
    if (watching === undefined) this.#watching.set(formula, [clause]);
    else watching.push(clause);
  }

  #assign(formula: Formula, reason?: Clause): void {
    const variable = Math.abs(formula);
    this.#values.set(variable, formula > 0);
    this.#levels.set(variable, this.#decisions.length);
    if (reason !== undefined) this.#reasons.set(variable, reason);
    this.#trail.push(formula);
  }

  #highestLevel(clause: Clause): number {
    return clause.reduce((highest, formula) => Math.max(highest, this.#levelOf(formula)), 0);
  }

  #levelOf(formula: Formula): number {
    return this.#levels.get(Math.abs(formula)) ?? 0;
  }
}
