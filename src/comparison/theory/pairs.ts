import { foldAscii } from '../text/text-test.ts';
import type { Demand } from './demand.ts';
import { boundsOf, type Network } from './address.ts';

/**
 * Whether two demands about one subject surely contradict each other: seen at a glance, so that automata are needed for
 * the rest only. At least one of them says that a test is passed.
 */
export function contradict(one: Demand, other: Demand): boolean {
  if (one.expected && other.expected) return exclude(one, other);
  return one.expected ? implies(one, other) : implies(other, one);
}

/** Whether whatever passes the first test passes the second. */
function implies({ test: one }: Demand, { test: other }: Demand): boolean {
  if (one.test.kind === 'network' && other.test.kind === 'network') return isInside(one.test, other.test);
  const [given, wanted] = [one.texts?.literal, other.texts?.literal];
  if (given === undefined || wanted === undefined) return false;
  const isFolded =
    given.folding === wanted.folding || (given.folding === 'none' && wanted.folding === 'ascii');
  if (!isFolded || wanted.text === '') return false;
  const text = wanted.folding === 'ascii' ? foldAscii(given.text) : given.text;
  switch (wanted.position) {
    case 'contains':
      return text.includes(wanted.text);
    case 'startswith':
      return /^(?:equals|startswith)$/.test(given.position) && text.startsWith(wanted.text);
    case 'endswith':
      return /^(?:equals|endswith)$/.test(given.position) && text.endsWith(wanted.text);
    case 'equals':
      return given.position === 'equals' && text === wanted.text;
  }
}

/** Whether nothing passes both tests. */
function exclude({ test: one }: Demand, { test: other }: Demand): boolean {
  const [a, b] = [one.texts?.literal, other.texts?.literal];
  if (a === undefined || b === undefined || a.folding !== b.folding) return false;
  if (a.position === 'equals') return !passes(a.text, b);
  if (b.position === 'equals') return !passes(b.text, a);
  if (a.position !== b.position || a.position === 'contains') return false;
  const [short, long] = a.text.length < b.text.length ? [a.text, b.text] : [b.text, a.text];
  return a.position === 'startswith' ? !long.startsWith(short) : !long.endsWith(short);
}

function passes(text: string, { position, text: wanted }: { position: string; text: string }): boolean {
  switch (position) {
    case 'startswith':
      return text.startsWith(wanted);
    case 'endswith':
      return text.endsWith(wanted);
    case 'contains':
      return text.includes(wanted);
    default:
      return text === wanted;
  }
}

function isInside(one: Network, other: Network): boolean {
  if (one.family !== other.family || one.prefixLength < other.prefixLength) return false;
  const [[first, last], [from, to]] = [boundsOf(one), boundsOf(other)];
  return first >= from && last <= to;
}
