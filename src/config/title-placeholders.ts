import { didYouMean, quote, type Span } from '../diagnostics/index.ts';
import { spanWithin, type YamlScalar } from '../yaml/index.ts';

/** A mistake in the value of a setting, at its place in the file. */
export interface ValueMistake {
  readonly span: Span;
  readonly message: string;
}

const placeholder = 'title';

/** The placeholders in one pair of braces that no alert title has. Which columns there are is known per rule only. */
export function titlePlaceholderMistakes(title: YamlScalar): readonly ValueMistake[] {
  const place = spanWithin(title);
  return [...title.text.matchAll(/\{\{.*?\}\}|\{([^{}]*)\}/g)].flatMap(({ 0: text, 1: name, index }) => {
    if (name === undefined || name === placeholder) return [];
    const advice =
      didYouMean(name, [placeholder]) === undefined
        ? `The value of a column is \`{{Column}}\`, the name of the rule \`{${placeholder}}\`.`
        : `Did you mean \`{${placeholder}}\`?`;
    const message = `There is no placeholder ${quote(text)}. ${advice}`;
    return [{ span: place(index, index + text.length), message }];
  });
}
