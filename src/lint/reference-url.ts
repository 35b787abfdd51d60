import { quote } from '../diagnostics/index.ts';
import type { Lint } from './lint.ts';

/**
 * References that are meant as links are whole links. Other texts, such as `Internal Research`, are common
 * and left alone.
 */
export const referenceUrl: Lint = ({ document }, diagnostics) => {
  for (const { value, span } of document.metadata.references) {
    if (isWholeOrNoLink(value)) continue;
    diagnostics.report('reference-url', span, `${quote(value)} is no address that can be followed.`);
  }
};

const beginsLikeLink = /^(?:https?\b|www\.|[\w-]+(?:\.[\w-]+)+\/)/i;
const wholeLink = /^[a-z][a-z+.-]*:\/\/[^\s/]+/i;

function isWholeOrNoLink(text: string): boolean {
  if (wholeLink.test(text)) return !/^https?:\/\/\S*\s+https?:/.test(text);
  return !beginsLikeLink.test(text);
}
