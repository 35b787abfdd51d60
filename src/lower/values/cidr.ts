import { quote } from '../../diagnostics/index.ts';
import { literalText, type CidrValue } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { Comparison } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { decodeString, decodeTemplate } from '../strings/decode.ts';
import { hasOpenPlaceholder } from '../strings/placeholder.ts';
import { transformText } from '../strings/transform.ts';
import { parseNetwork } from './network.ts';

/** Reads the network of `cidr` (Modifiers appendix, "IP Modifiers"); with `expand`, several. */
export function readCidr(
  scalar: YamlScalar,
  { transforms }: Comparison,
  context: LowerContext,
): readonly CidrValue[] | undefined {
  const decode = transforms.length === 0 ? decodeString : decodeTemplate;
  const expanded = transformText(decode(scalar.text), transforms, scalar.span, context);
  if (expanded === undefined) return undefined;
  if (expanded.kind === 'query-list') {
    const message = `\`%${expanded.placeholder}%\` stands for a list that the query looks up, which \`cidr\` can't read.`;
    context.diagnostics.report('placeholder-query-list', scalar.span, message);
    return undefined;
  }
  const values: CidrValue[] = [];
  for (const pattern of expanded.patterns) {
    if (hasOpenPlaceholder(pattern, scalar.span, context)) return undefined;
    const value = readNetwork(literalText(pattern), scalar, context);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function readNetwork(
  text: string | undefined,
  scalar: YamlScalar,
  { diagnostics }: LowerContext,
): CidrValue | undefined {
  const { span } = scalar;
  const parsed = text === undefined ? undefined : parseNetwork(text);
  if (parsed === undefined) {
    diagnostics.report('cidr-invalid', span, `${quote(text ?? scalar.text)} is not an IPv4 or IPv6 network.`);
    return undefined;
  }
  const { family, network, prefixLength, hostBits } = parsed;
  if (hostBits) {
    const message = `${quote(text ?? '')} lies inside the network \`${network}/${prefixLength}\`, which is tested as a whole.`;
    diagnostics.report('cidr-host-bits', span, message);
  }
  return { kind: 'cidr', family, network, prefixLength, span };
}
