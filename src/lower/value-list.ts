import type { LowerContext } from './context.ts';
import type { YamlNode, YamlScalar } from '../yaml/index.ts';

/** The values of a field: one, or a list. Reports what is no value; `undefined` after an error. */
export function valuesOf(
  node: YamlNode,
  owner: string,
  { diagnostics }: LowerContext,
): readonly YamlScalar[] | undefined {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'map') {
    diagnostics.report('value-map', node.span, `${owner} has a map where a value is expected.`);
    return undefined;
  }
  if (node.items.length === 0) {
    diagnostics.report('value-list-empty', node.span, `${owner} has an empty list of values.`);
    return undefined;
  }
  const scalars: YamlScalar[] = [];
  for (const item of node.items) {
    if (item.kind === 'scalar') scalars.push(item);
    else if (item.kind === 'map') {
      diagnostics.report('value-map', item.span, `${owner} has a map where a value is expected.`);
    } else {
      diagnostics.report('value-nested-list', item.span, `${owner} has a list inside its list of values.`);
    }
  }
  return scalars.length === node.items.length ? scalars : undefined;
}
