import type { OutputStream } from '../io.ts';

const widest = 100;
const narrowest = 60;

/** Where lines of prose are wrapped: as a terminal asks for, within what reads well; elsewhere always the same. */
export function proseWidth({ columns = widest }: Pick<OutputStream, 'columns'>): number {
  return Math.max(narrowest, Math.min(widest, columns));
}
