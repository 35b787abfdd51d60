import { positionAt, type Span } from '../../diagnostics/index.ts';
import type { MappingPlace } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { FieldLanding, FieldMapping, FieldSet, Loss, ValueRewrite } from '../model.ts';
import { columnReader, columnVariants, plainColumnReader } from './column.ts';
import { lossReader } from './loss.ts';
import { predicateReader } from './predicate.ts';
import { entriesOf, listOf, oneOrMore, required, text, withDefault, type Reader } from './reader.ts';
import { nameLosses, occurrenceLosses } from './occurrence-losses.ts';
import { rewriteReader } from './rewrite.ts';
import type { TableScope } from './scope.ts';
import { byKey, variant, type Variant, type Variants } from './variant.ts';

/** The fields of a set, all of one table. Names that differ only in case are one field. */
export function fieldSetReader(scope: TableScope): Reader<FieldSet> {
  const entries = entriesOf('fields', (key, value, diagnostics) =>
    fieldReader(scope, key)(value, diagnostics),
  );
  return (node, diagnostics) => {
    const fields = entries(node, diagnostics);
    if (!fields) return undefined;
    const seen = new Map<string, YamlScalar>();
    const widths = new Map<string, number>();
    let sound = true;
    const report = (span: Span, message: string): void => {
      diagnostics.report('mapping-invalid', span, message);
      sound = false;
    };
    for (const [key, { landing }] of fields) {
      const name = key.text.toLowerCase();
      if (seen.has(name))
        report(key.span, `The field "${key.text}" is here twice; case makes no difference.`);
      seen.set(name, key);
      if (landing.kind !== 'alternatives') continue;
      const width = widths.get(landing.spread) ?? landing.columns.length;
      if (width !== landing.columns.length) {
        report(
          key.span,
          `All fields spread over "${landing.spread}" need the same number of columns: ${width}.`,
        );
      }
      widths.set(landing.spread, width);
    }
    return sound
      ? Object.fromEntries(fields.map(([key, field]) => [key.text.toLowerCase(), field]))
      : undefined;
  };
}

/** The line that a span starts in, for origins. */
export function placeOf(span: Span): MappingPlace {
  return { path: span.source.path, line: positionAt(span.source, span.start).line };
}

function fieldReader(scope: TableScope, key: YamlScalar): Reader<FieldMapping> {
  const name = key.text;
  const base = { name, place: placeOf(key.span) };
  const column = columnReader(scope, name);
  const detailed = byKey<FieldMapping>('a field', withDetails(landingVariants(scope, name), base));
  return (node, diagnostics) => {
    if (node.kind === 'map') return detailed(node, diagnostics);
    const plain = column(node, diagnostics);
    return plain && { ...base, landing: { kind: 'column', column: plain }, rewrites: [], losses: [] };
  };
}

/** Adds the keys that every field may have to each of its shapes. */
function withDetails(
  landings: Variants<FieldLanding>,
  base: Pick<FieldMapping, 'name' | 'place'>,
): Variants<FieldMapping> {
  const details = {
    rewrite: withDefault(oneOrMore<ValueRewrite>('rewrites', rewriteReader), []),
    losses: withDefault(listOf<Loss>('losses', lossReader), []),
  };
  const extend = ({ shape, build }: Variant<FieldLanding>): Variant<FieldMapping> =>
    variant({ ...shape, ...details }, (values, diagnostics) => {
      const landing = build(values, diagnostics);
      if (landing === undefined) return undefined;
      const { rewrite: rewrites, losses: declared } = values;
      const derived = [...occurrenceLosses(rewrites, declared), ...nameLosses(rewrites, landing)];
      return { ...base, landing, rewrites, losses: [...declared, ...derived] };
    });
  return Object.fromEntries(Object.entries(landings).map(([key, landing]) => [key, extend(landing)]));
}

function landingVariants(scope: TableScope, field: string): Variants<FieldLanding> {
  const plain = plainColumnReader(scope);
  const columns = Object.entries(columnVariants(scope, field)).map(([key, { shape, build }]) => [
    key,
    variant(shape, (values, diagnostics) => {
      const column = build(values, diagnostics);
      return column && ({ kind: 'column', column } as const);
    }),
  ]);
  return {
    ...(Object.fromEntries(columns) as Variants<FieldLanding>),
    anyOf: variant(
      {
        anyOf: required(listOf('columns', columnReader(scope, field))),
        spread: withDefault(text, field.toLowerCase()),
      },
      ({ anyOf, spread }) => ({ kind: 'alternatives', spread, columns: anyOf }) as const,
    ),
    hashes: variant(
      {
        hashes: required(
          entriesOf('columns by algorithm', (_key, node, diagnostics) => plain(node, diagnostics)),
        ),
      },
      ({ hashes }) => ({ kind: 'hashes', columns: byName(hashes, (key) => key.toUpperCase()) }) as const,
    ),
    cases: variant(
      {
        cases: required(
          entriesOf('tests by value', (_key, node, diagnostics) => predicateReader(scope)(node, diagnostics)),
        ),
        otherwise: withDefault(oneOrMore('columns', columnReader(scope, field)), []),
      },
      ({ cases, otherwise }) =>
        ({ kind: 'cases', cases: byName(cases, (key) => key.toLowerCase()), otherwise }) as const,
    ),
    constant: variant(
      { constant: required(text) },
      ({ constant }) => ({ kind: 'constant', value: constant }) as const,
    ),
    unsupported: variant(
      { unsupported: required(text) },
      ({ unsupported }) => ({ kind: 'unsupported', reason: unsupported }) as const,
    ),
  };
}

function byName<T>(
  entries: readonly (readonly [YamlScalar, T])[],
  spelling: (key: string) => string,
): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.map(([key, value]) => [spelling(key.text), value]));
}
