import { didYouMean, printable } from '../../diagnostics/index.ts';
import { isTagWithin } from '../../terms/tag.ts';

/** A line about each wanted tag that no rule has, with the tag of the rules that was probably meant. */
export function notesOnTags(wanted: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return wanted
    .filter((tag) => ![...known].some((each) => isTagWithin(each, tag)))
    .map((tag) => {
      const near = nearest(tag, known);
      return `no rule has the tag ${printable(tag)}${near === undefined ? '' : `; did you mean ${printable(near)}?`}`;
    });
}

/** The tag with its namespace, such as `attack.t1105` for `t1105`, or else the one that is nearly the same. */
function nearest(tag: string, known: ReadonlySet<string>): string | undefined {
  for (const each of known) {
    const namespace = each.slice(0, each.indexOf('.') + 1);
    if (isTagWithin(each, namespace + tag)) return namespace + tag;
  }
  return didYouMean(tag, known);
}
