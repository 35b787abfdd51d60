import type { Sample } from './text-set.ts';

/**
 * Texts that are worth trying for a text that has to hold all samples: at the ends those that belong there, the others
 * between them. Nothing is sure to pass.
 */
export function compose(samples: readonly Sample[]): readonly string[] {
  const whole = samples.filter(({ atStart, atEnd }) => atStart && atEnd);
  if (whole.length > 0) return [...new Set(whole.map(({ text }) => text))];
  const first = longest(samples.filter(({ atStart }) => atStart));
  const last = longest(samples.filter(({ atEnd }) => atEnd));
  const middle: string[] = [];
  const inside = samples.filter(({ atStart, atEnd }) => !atStart && !atEnd).map(({ text }) => text);
  for (const text of inside.toSorted((a, b) => b.length - a.length)) {
    if (![first, last, ...middle].some((other) => holds(other, text))) middle.push(text);
  }
  // In the order of the rule, which is often the order in which one would write them.
  middle.sort((a, b) => inside.indexOf(a) - inside.indexOf(b));
  const parts = [first, ...middle, last].filter((part) => part !== '');
  const spaced = parts.join(' ');
  const close = parts.join('');
  const reversed = [first, ...middle.toReversed(), last].join('');
  const overlapping = parts.reduce(overlap, '');
  const isFile = first === '' && /^\\[^\\].*\.\w{2,4}$/s.test(close);
  const texts = isFile ? [`C:${close}`] : [];
  return [
    ...new Set([...texts, spaced, close, overlapping, reversed, `x${close}`, `${close}x`, `x${close}x`]),
  ];
}

function longest(samples: readonly Sample[]): string {
  return samples.reduce((best, { text }) => (text.length > best.length ? text : best), '');
}

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

/** Two texts, one after the other, with what the first ends in and the second starts with written once. */
function overlap(one: string, other: string): string {
  for (let length = Math.min(one.length, other.length); length > 0; length -= 1) {
    if (one.toLowerCase().endsWith(other.slice(0, length).toLowerCase())) return one + other.slice(length);
  }
  return one + other;
}
