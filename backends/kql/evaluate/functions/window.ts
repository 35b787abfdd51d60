import { constantValue, type Typed } from '../model.ts';
import type { FunctionRow, FunctionTable } from './row.ts';

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
};

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
