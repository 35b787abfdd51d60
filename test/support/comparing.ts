import type { Verifier } from '../../src/backend/verifier.ts';
import { compare, type ComparedRule, type Comparison } from '../../src/comparison/index.ts';
import { createConverter, type Converter } from '../../src/converter/index.ts';

/** Converts rules for a target and compares what becomes of them. */
export class Comparing {
  readonly #converter: Converter;
  readonly #verifier: Verifier;

  private constructor(converter: Converter, verifier: Verifier) {
    this.#converter = converter;
    this.#verifier = verifier;
  }

  /** With the shipped mappings of a target. */
  static async on(target: string): Promise<Comparing> {
    const { converter } = await createConverter({ targets: [target] });
    if (converter === undefined) throw new Error(`no converter for ${target}`);
    return new Comparing(converter, await converter.loadVerifier());
  }

  /** The first rule of a text that gets a query; undefined if none does. */
  convert(text: string, path: string = 'rule.yml'): ComparedRule | undefined {
    const result = this.#converter.convert({ path, text }).find(({ queries }) => queries.length > 0);
    return result?.mapped && { mapped: result.mapped, queries: result.queries };
  }

  /** How the second of two texts compares to the first; witnesses are verified. */
  texts(before: string, after: string): Comparison {
    const [old, young] = [this.convert(before), this.convert(after)];
    if (old === undefined || young === undefined) throw new Error('a rule of the test has no query');
    return this.rules(old, young);
  }

  /** How the second of two rules compares to the first; witnesses are verified. */
  rules(before: ComparedRule, after: ComparedRule): Comparison {
    return compare(before, after, this.#verifier);
  }
}

/** A rule for Windows processes with the lines of a detection. */
export function processRule(detection: string): string {
  return ruleFor('{ product: windows, category: process_creation }', detection);
}

/** A rule for a log source with the lines of a detection. */
export function ruleFor(logsource: string, detection: string): string {
  const lines = detection
    .trim()
    .split('\n')
    .map((line) => `  ${line}`);
  return ['title: Test', `logsource: ${logsource}`, 'detection:', ...lines].join('\n');
}
