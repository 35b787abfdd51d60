import type { QueryStyle } from '../../src/backend/backend.ts';
import type { QueryMap, QueryRange } from '../../src/backend/source-map.ts';
import type { KqlExpression, Query } from './ast.ts';
import { textOf, type Opening } from './lines.ts';
import { printLines } from './print.ts';
import { visitAll } from './walk.ts';

/**
 * Where the clauses of a printed query come from. Each range is a node of the official parser's tree as well;
 * two ranges are disjoint, or one is inside the other.
 */
export function mapOf(query: Query, style: QueryStyle): QueryMap {
  const ranges: OpenRange[] = [];
  const open: OpenRange[] = [];
  let offset = 0;
  for (const line of printLines(query, { style, isTraced: true })) {
    for (const { at, opens } of line.marks ?? []) {
      if (opens === undefined) {
        const closed = open.pop();
        if (closed !== undefined) closed.end = offset + at;
      } else {
        const range = { ...opens, start: offset + at, end: offset + at };
        ranges.push(range);
        open.push(range);
      }
    }
    offset += textOf(line).length + 1;
  }
  return withGroups(withColumns(ranges));
}

interface OpenRange extends Opening {
  readonly start: number;
  end: number;
}

/** Columns that a pipeline computes stand for those that they are computed of. */
function withColumns(ranges: readonly OpenRange[]): QueryMap {
  const computed = new Map<string, readonly string[]>();
  return ranges.map(({ part, start, end, origins, reads, defines }): QueryRange => {
    // What one pipeline computes means nothing to the next.
    if (part === 'source') computed.clear();
    const names = reads === undefined ? [] : namesIn(reads).flatMap((name) => computed.get(name) ?? [name]);
    const columns = sorted(names);
    if (defines !== undefined) computed.set(defines, columns);
    return { part, start, end, origins, columns };
  });
}

/** What the tests of a group read. */
function withGroups(ranges: QueryMap): QueryMap {
  return ranges.map((range, index) => {
    if (range.part !== 'group') return range;
    const names: string[] = [];
    for (let at = index + 1; (ranges[at]?.start ?? Infinity) < range.end; at += 1) {
      const inside = ranges[at];
      if (inside?.part === 'test') for (const name of inside.columns) names.push(name);
    }
    return { ...range, columns: sorted(names) };
  });
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

function namesIn(expression: KqlExpression): readonly string[] {
  const names: string[] = [];
  visitAll(expression, (each) => {
    if (each.kind === 'column') names.push(each.name);
    else if (each.kind === 'call' && each.name === 'column_ifexists') {
      const [name] = each.arguments;
      if (name?.kind === 'string') names.push(name.value);
    }
  });
  return names;
}
