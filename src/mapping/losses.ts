import type { Diagnostics, Effect, Span } from '../diagnostics/index.ts';
import { isMany, isOne, literalText, type ColumnValue, type Value } from '../ir/index.ts';
import type { DataCondition, Loss, TextCondition } from './model.ts';
import { meansAbsence, meansPresence } from './absence.ts';
import { bareName, hasSeparator, namesEnds } from './pattern.ts';
import { registryData } from './registry-data.ts';

/**
 * Notes each difference between rule and query once, with the direction that it has for the whole
 * rule: what makes a test match less makes a rule match more when the test stands under `not`, or when
 * it asks that the field holds nothing.
 */
export class LossReport {
  readonly #diagnostics: Diagnostics;
  readonly #seen = new Set<string>();

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  /** Notes the losses that concern these values; without values, those of a log source. */
  note(
    subject: string,
    losses: readonly Loss[],
    values: readonly (Value | ColumnValue)[],
    span: Span,
    negated: boolean,
  ): void {
    const absences = values.filter(meansAbsence);
    const others = values.filter((value) => !meansAbsence(value));
    if (others.length > 0 || values.length === 0) {
      const concerned = losses.filter((loss) => concerns(loss, others));
      this.#report(subject, concerned, span, negated);
    }
    if (absences.length > 0) {
      const concerned = losses.filter(({ when }) => when === 'always');
      this.#report(subject, concerned, span, !negated);
    }
  }

  #report(subject: string, losses: readonly Loss[], span: Span, isTurned: boolean): void {
    for (const loss of losses) {
      const effect = isTurned ? turned[loss.effect] : loss.effect;
      const key = JSON.stringify([subject, loss.note, effect]);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#diagnostics.report('mapping-approximate', span, `${subject}: ${loss.note} (${phrase[effect]}).`, {
        effect,
      });
    }
  }
}

const turned = { wider: 'narrower', narrower: 'wider', different: 'different' } as const satisfies Record<
  Effect,
  Effect
>;

const phrase = {
  wider: 'the query can match more than the rule',
  narrower: 'the query can miss what the rule matches',
  different: 'the query can match other events than the rule',
} as const satisfies Record<Effect, string>;

function concerns(loss: Loss, values: readonly (Value | ColumnValue)[]): boolean {
  const { when } = loss;
  // What another field holds can be any text, in which nothing is a wildcard.
  if (when !== 'any-character' && values.some(({ kind }) => kind === 'field-reference')) return true;
  if (typeof when === 'object') {
    return values.some((value) =>
      'registryData' in when ? concernsData(when, value) : concernsText(when, value),
    );
  }
  switch (when) {
    case 'always':
      return true;
    case 'value':
      return values.some((value) => !meansPresence(value));
    case 'folder':
      return values.some(namesFolder);
    case 'path':
      return values.some(namesPath);
    case 'equality':
      return values.some(isWhole);
    case 'anchored':
      return values.some(isAnchored);
    case 'open-start':
      return values.some((value) => value.kind === 'string' && isMany(value.pattern[0]));
    case 'closed-end':
      return values.some(
        (value) => isWhole(value) || (value.kind === 'string' && !isMany(value.pattern.at(-1))),
      );
    case 'within-path':
      return values.some(isWithinPath);
    case 'file-like-folder':
      return values.some(endsInFileLikeFolder);
    case 'number':
      return values.some(isNumber);
    case 'digits':
      return values.some((value) => isNumber(value) || isPartOfNumber(value));
    case 'any-character':
      return values.some((value) => value.kind === 'string' && value.pattern.some(isOne));
  }
}

function concernsData({ registryData: data }: DataCondition, value: Value | ColumnValue): boolean {
  if (value.kind !== 'string') return false;
  const { numbers, isEmpty, isUncertain } = registryData(value.pattern);
  switch (data) {
    case 'number':
      return numbers.length > 0;
    case 'empty':
      return isEmpty;
    case 'uncertain':
      return isUncertain;
  }
}

function concernsText(when: TextCondition, value: Value | ColumnValue): boolean {
  const parts = literalTexts(value).map((part) => part.toLowerCase());
  return 'contains' in when
    ? parts.some((part) => part.includes(when.contains.toLowerCase()))
    : parts.length > 0 && parts.every((part) => when.within.toLowerCase().includes(part));
}

function isWhole(value: Value | ColumnValue): boolean {
  if (value.kind === 'number' || value.kind === 'boolean') return true;
  return value.kind === 'string' && value.pattern.every((part) => typeof part === 'string');
}

/** Whether a value is more than one text, or an expression, that may stand anywhere. */
function isAnchored(value: Value | ColumnValue): boolean {
  if (value.kind === 'regex') return namesEnds(value.source);
  if (value.kind !== 'string') return isWhole(value) || value.kind === 'cidr' || value.kind === 'comparison';
  const { pattern } = value;
  const inner = pattern.slice(1, -1);
  return !isMany(pattern[0]) || !isMany(pattern.at(-1)) || inner.some((part) => typeof part !== 'string');
}

function isNumber(value: Value | ColumnValue): boolean {
  if (value.kind === 'number') return true;
  return value.kind === 'string' && /^(?:[0-9]+|0x[0-9a-f]+)$/i.test(literalText(value.pattern) ?? '');
}

/** Whether a value has wildcards and, besides them, nothing but digits. */
function isPartOfNumber(value: Value | ColumnValue): boolean {
  const texts = literalTexts(value);
  return value.kind === 'string' && texts.length > 0 && texts.every((text) => /^[0-9]+$/.test(text));
}

/** Whether a value says more of a path than how its last segment reads. */
function namesFolder(value: Value | ColumnValue): boolean {
  return namesPath(value) && (value.kind !== 'string' || bareName(value.pattern) === undefined);
}

/** Whether a value can stand in any segment of a path, or begins with the path; not one that only ends it. */
function isWithinPath(value: Value | ColumnValue): boolean {
  if (value.kind !== 'string' || meansPresence(value)) return false;
  const [start, ...rest] = value.pattern;
  const isEnding = isMany(start) && rest.every((part) => typeof part === 'string');
  return !isEnding && !hasSeparator(value.pattern);
}

/** Whether the last that a value says of a path is a folder whose name has an extension. */
function endsInFileLikeFolder(value: Value | ColumnValue): boolean {
  if (value.kind === 'regex') return literalTexts(value).some((text) => /\.[a-z0-9]{1,5}[\\/]/i.test(text));
  if (value.kind !== 'string' || !isMany(value.pattern.at(-1))) return false;
  const last = value.pattern.at(-2);
  return typeof last === 'string' && /[^\\/.]\.[a-z0-9]{1,5}[\\/]$/i.test(last);
}

/** Whether a value has a separator of paths. */
function namesPath(value: Value | ColumnValue): boolean {
  if (value.kind === 'regex') return /[\\/]/.test(value.source);
  return value.kind === 'string' && hasSeparator(value.pattern);
}

/** What a value says literally; of a regular expression its source without escapes. */
function literalTexts(value: Value | ColumnValue): readonly string[] {
  if (value.kind === 'regex') return [value.source.replace(/\\(.)/g, '$1')];
  return value.kind === 'string' ? value.pattern.filter((part) => typeof part === 'string') : [];
}
