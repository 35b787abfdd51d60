import type { Query } from '../ast.ts';
import { declareFunctions } from '../emit/functions.ts';
import { alternate, alternateAll } from './alternate.ts';
import { boundChains } from './bound-chains.ts';
import { flatten } from './flatten.ts';
import { mergeAlternatives } from './merge-alternatives.ts';
import { orderTests } from './order-tests.ts';
import { prefilter } from './prefilter.ts';
import { prefilterChains } from './prefilter-chains.ts';
import { prefilterXml } from './prefilter-xml.ts';
import { pushDown } from './push-down.ts';
import { removeDuplicates } from './remove-duplicates.ts';
import { removeImplied } from './remove-implied.ts';

/** A query that returns the same rows. */
type Pass = (query: Query) => Query;

/** What every optimised query goes through: there is less to do afterwards. */
const simplify: readonly Pass[] = [flatten, mergeAlternatives, removeDuplicates, removeImplied, flatten];

const speed: readonly Pass[] = [
  prefilterXml,
  prefilterChains,
  alternate,
  prefilter,
  flatten,
  orderTests,
  pushDown,
];

const length: readonly Pass[] = [alternateAll, flatten, orderTests];

/** The query that is likely to run fastest. It returns the same rows, and may be longer. */
export function optimizeSpeed(query: Query): Query {
  return applied([...simplify, ...speed], query);
}

/** The shortest query that the passes can make. It returns the same rows. */
export function optimizeLength(query: Query): Query {
  return applied([...simplify, ...length], query);
}

function applied(passes: readonly Pass[], query: Query): Query {
  return declareFunctions(boundChains(passes.reduce((result, pass) => pass(result), query)));
}
