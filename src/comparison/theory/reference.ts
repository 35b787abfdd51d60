import type { ColumnReferenceValue } from '../../ir/index.ts';
import { foldAscii } from '../text/text-test.ts';

/** How a text stands to another one. */
export type Relationship = Pick<ColumnReferenceValue, 'position' | 'cased'>;

/** Whether a text stands to another one as it should. */
export function standsTo(text: string, other: string, { position, cased }: Relationship): boolean {
  const fold = (plain: string): string => (cased ? plain : foldAscii(plain));
  const [given, wanted] = [fold(text), fold(other)];
  switch (position) {
    case 'equals':
      return given === wanted;
    case 'startswith':
      return given.startsWith(wanted);
    case 'endswith':
      return given.endsWith(wanted);
    case 'contains':
      return given.includes(wanted);
  }
}

/** A relationship and all that follow from it, the strongest first. */
export function consequencesOf({ position, cased }: Relationship): readonly Relationship[] {
  const positions = weaker[position];
  return (cased ? [true, false] : [false]).flatMap((heeds) =>
    positions.map((each) => ({ position: each, cased: heeds })),
  );
}

const weaker = {
  equals: ['equals', 'startswith', 'endswith', 'contains'],
  startswith: ['startswith', 'contains'],
  endswith: ['endswith', 'contains'],
  contains: ['contains'],
} as const;
