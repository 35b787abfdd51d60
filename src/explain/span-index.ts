import type { Source, Span } from '../diagnostics/index.ts';

/** Finds which of many places of some sources a further place lies in, without looking at all of them. */
export class SpanIndex {
  /** By source, in the order of their starts; of equal places only the first. */
  readonly #spans = new Map<Source, Span[]>();

  /** The places stand side by side: none reaches into another. */
  constructor(spans: readonly Span[]) {
    for (const span of spans.toSorted((a, b) => a.start - b.start)) {
      const known = this.#spans.get(span.source);
      if (known === undefined) this.#spans.set(span.source, [span]);
      else if (known.at(-1)?.start !== span.start) known.push(span);
    }
  }

  /** The place that holds all of a span; the same object for every span that it holds. */
  around({ source, start, end }: Span): Span | undefined {
    const spans = this.#spans.get(source) ?? [];
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const found = spans[low - 1];
    return found !== undefined && end <= found.end ? found : undefined;
  }

  /** The items in each place, in their order. */
  group<Item>(items: readonly Item[], spanOf: (item: Item) => Span): ReadonlyMap<Span, readonly Item[]> {
    const groups = new Map<Span, Item[]>();
    for (const item of items) {
      const place = this.around(spanOf(item));
      if (place === undefined) continue;
      const known = groups.get(place);
      if (known === undefined) groups.set(place, [item]);
      else known.push(item);
    }
    return groups;
  }
}
