import { printable } from '../../diagnostics/index.ts';
import type { Io } from '../io.ts';

/** Says in one line that sigma-kql has a bug; with `SIGMA_KQL_DEBUG=1` the stack trace follows. */
export function reportInternalError(error: unknown, io: Io, path?: string): void {
  const message = error instanceof Error ? error.message : String(error);
  const place = path === undefined ? '' : ` in ${printable(path)}`;
  io.stderr.write(
    `sigma-kql: internal error${place}: ${printable(message)}. ` +
      'Please report it with the rule and the output of `sigma-kql --version`.\n',
  );
  if (io.env['SIGMA_KQL_DEBUG'] && error instanceof Error) io.stderr.write(`${error.stack ?? ''}\n`);
}
