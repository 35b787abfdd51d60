import { styleText } from 'node:util';
import type { Severity } from '../../diagnostics/index.ts';
import type { Io } from '../io.ts';

/** Marks parts of a message; without colour every function returns its text as it is. */
export interface Paint {
  readonly severity: (severity: Severity, text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Colour for standard error: only on a terminal, and not with `NO_COLOR` (https://no-color.org). */
export function paintFor({ stderr, env }: Pick<Io, 'stderr' | 'env'>): Paint {
  return stderr.isTTY && !env['NO_COLOR'] ? coloured : plain;
}

const coloured: Paint = {
  severity: (severity, text) => styled(colours[severity], styled('bold', text)),
  strong: (text) => styled('bold', text),
  faint: (text) => styled('dim', text),
};

const plain: Paint = {
  severity: (_severity, text) => text,
  strong: (text) => text,
  faint: (text) => text,
};

const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<Severity, string>;

type Style = 'bold' | 'dim' | (typeof colours)[Severity];

/** Without `styleText`'s own look at standard output: whether to colour standard error is decided above. */
function styled(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}
