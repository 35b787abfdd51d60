import { Document, isScalar, Scalar, visit } from 'yaml';

/**
 * A YAML document that readers of YAML 1.1 and 1.2 understand alike: texts that any of them could take for
 * something else are quoted, texts of several lines are literal blocks, and nothing is folded.
 */
export function toYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node) {
      if (isScalar(node) && typeof node.value === 'string') node.type = styleOf(node.value, key === 'key');
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: 'literal', indentSeq: true });
}

function styleOf(text: string, isKey: boolean): Scalar.Type {
  if (isPlain(text)) return Scalar.PLAIN;
  if (isKey) return Scalar.QUOTE_DOUBLE;
  return isBlock(text) ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
}

/** Words and durations, except for those that mean a truth value or nothing. */
function isPlain(text: string): boolean {
  return (
    (/^[A-Za-z][\w/.-]*(?: [\w/.-]+)*$/.test(text) || /^\d+[mhd]$/.test(text)) &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text)
  );
}

/** Several lines without characters that a reader could change, and without blanks that nobody sees. */
function isBlock(text: string): boolean {
  return (
    text.includes('\n') &&
    /^[ -~\n\u00a1-\ud7ff]*$/.test(text) &&
    !/[ ]$|[ ]\n|^[ \n]|\n$|\u2028|\u2029/.test(text)
  );
}
