import { constantValue, type Typed } from '../model.ts';
import { add } from '../values/long.ts';
import type { Long } from '../values/value.ts';
import type { CallSite, FunctionRow, FunctionTable } from './row.ts';

/** Functions that look at other rows of the same operator; the rows must have an order. */
export const windowFunctions: FunctionTable = {
  prev: neighbour('prev-function', -1),
  next: neighbour('next-function', 1),
  row_number: {
    page: 'row-number-function',
    minimum: 0,
    maximum: 2,
    compile([start, restart], { scope }) {
      let number = 0;
      return {
        type: 'long',
        constant: false,
        get(row, run) {
          const first = start ? Number(constantValue(start)) : 1;
          const restarts = scope.cursor.index === 0 || restart?.get(row, run) === true;
          number = restarts ? first : number + 1;
          return number;
        },
      };
    },
  },
  row_cumsum: {
    page: 'row-cumsum-function',
    minimum: 1,
    maximum: 2,
    compile([term, restart], { scope }) {
      let sum = 0;
      return {
        type: term?.type ?? 'long',
        constant: false,
        get(row, run) {
          if (scope.cursor.index === 0 || restart?.get(row, run) === true) sum = 0;
          sum += Number(term?.get(row, run) ?? 0);
          return sum;
        },
      };
    },
  },
  row_window_session: { page: 'row-window-session-function', minimum: 3, maximum: 4, compile: session },
};

/** The first value of the row's session: a run without too long a gap, and not too long in all. */
function session(args: readonly Typed[], { scope }: CallSite): Typed {
  const [value, fromFirst, between, restart] = args as readonly [Typed, Typed, Typed, Typed | undefined];
  const longest = constantValue(fromFirst) as Long;
  const widestGap = constantValue(between) as Long;
  let first: Long | null = null;
  let previous: Long | null = null;
  return {
    type: value.type,
    constant: false,
    get(row, run) {
      const current = value.get(row, run) as Long | null;
      const known = scope.cursor.index === 0 || restart?.get(row, run) === true ? null : first;
      const starts =
        known === null ||
        previous === null ||
        current === null ||
        current >= add(known, longest) ||
        current >= add(previous, widestGap);
      first = starts ? current : known;
      previous = current;
      return first;
    },
  };
}

/** `prev(column, offset = 1, default = null)` and its mirror. */
function neighbour(page: string, direction: -1 | 1): FunctionRow {
  return {
    page,
    minimum: 1,
    maximum: 3,
    compile([column, offset, fallback], { scope }) {
      const { cursor } = scope;
      const value = column as Typed;
      const distance = direction * (offset ? Number(constantValue(offset)) : 1);
      const missing = value.type === 'string' ? '' : null;
      return {
        type: value.type,
        constant: false,
        get(row, run) {
          const other = cursor.rows[cursor.index + distance];
          if (other) return value.get(other, run);
          return fallback ? fallback.get(row, run) : missing;
        },
      };
    },
  };
}
