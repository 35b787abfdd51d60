import type { Diagnostics } from '../diagnostics/index.ts';
import type { Settings } from './overrides.ts';

/** Reports each override of which `used`, which holds positions, does not know that it applies to a rule. */
export function reportUnusedOverrides(
  { overrides }: Settings,
  used: ReadonlySet<number>,
  diagnostics: Diagnostics,
): void {
  for (const [position, { span }] of overrides.entries()) {
    if (used.has(position)) continue;
    diagnostics.report('settings-unused', span, `Override ${position + 1} applies to no rule.`);
  }
}
