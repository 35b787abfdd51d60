import type { CidrValue } from '../../../src/ir/index.ts';
import type { KqlExpression } from '../ast.ts';
import { call, combine, text } from '../build.ts';

/**
 * `left` is an address of one of the networks. The functions give null for text that is not an
 * address of their family, and a null under `not` would drop the row, so it is turned into false.
 * Follows the KQL documentation, "ipv4_is_in_any_range()" and "ipv6_is_in_any_range()".
 */
export function emitCidrTest(left: KqlExpression, networks: readonly CidrValue[]): KqlExpression {
  const tests: KqlExpression[] = [];
  for (const family of [4, 6] as const) {
    const ranges = networks.filter((network) => network.family === family);
    if (ranges.length === 0) continue;
    tests.push(
      call(
        'coalesce',
        call(
          `ipv${family}_is_in_any_range`,
          left,
          ...ranges.map((range) => text(`${range.network}/${range.prefixLength}`)),
        ),
        { kind: 'bool', value: false },
      ),
    );
  }
  return combine('or', tests);
}
