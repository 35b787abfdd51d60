import Handlebars from 'handlebars';
import { quote, type Diagnostics, type Source, type Span } from '../diagnostics/index.ts';
import { unknownNames } from './template-names.ts';

/** A user's template, ready to render any number of views. */
export interface UserTemplate {
  readonly source: Source;
  /** Undefined after reporting an error, such as a name that the view does not have. */
  render(view: object, diagnostics: Diagnostics): string | undefined;
}

/** What a template may call besides values of the view; none of it reaches the system. */
const helpers: NonNullable<Handlebars.RuntimeOptions['helpers']> = {
  /** A value as JSON, which is also a YAML scalar. */
  json: (value: unknown) => JSON.stringify(value),
  /** A list as one text. */
  join: (list: readonly string[], separator: unknown) =>
    list.join(typeof separator === 'string' ? separator : ', '),
};

/** Where the library says that it found a mistake, as its errors or else their messages have it. */
const parseErrorLine = /^(?:Parse|Lexical) error on line (\d+)[.:]/;
/** With an excerpt of its own, which marks a place in text without line breaks. */
const parseErrorExcerpt = /^(?:Parse|Lexical) error on line \d+[^\n]*\n[^\n]*\n-*\^\n?/;
const placeInMessage = / - \d+:\d+$/;

const options: CompileOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: { json: true, join: true, log: false },
};

/** Deeply nested blocks take the compiler a long time; no document needs this many. */
const mostBlocks = 500;

/** So do parentheses, and each `json` around another doubles what escapes a quotation mark. */
const mostParentheses = 10;

/**
 * Compiles a template of the user: values, `if`, `unless`, `each`, `with`, and the helpers `json` and
 * `join`. No partials, which could include themselves; what only a prototype has is empty. Values are
 * inserted as they are. `sample` is a view of which every list has an item: names that it does not have
 * are reported before any rule is written. Returns undefined after reporting an error.
 */
export function compileUserTemplate(
  source: Source,
  sample: object,
  diagnostics: Diagnostics,
): UserTemplate | undefined {
  const span: Span = { source, start: 0, end: source.text.length };
  if ((source.text.match(/\{\{~?[#^]/g)?.length ?? 0) > mostBlocks) {
    diagnostics.report('template-invalid', span, `The template has more than ${mostBlocks} blocks.`);
    return undefined;
  }
  if (nestingOf(source.text) > mostParentheses) {
    const message = `An expression of the template nests more than ${mostParentheses} parentheses.`;
    diagnostics.report('template-invalid', span, message);
    return undefined;
  }
  const tree = attempt(() => parsed(source.text), span, diagnostics);
  if (tree === undefined) return undefined;
  const unknown = unknownNames(tree, sample);
  for (const { name, suggestion, place } of unknown) {
    const message = `The template can not be used: ${quote(name)} is no name that can be used here.${suggestion}`;
    diagnostics.report('template-invalid', spanFrom(source, place), message);
  }
  if (unknown.length > 0) return undefined;
  const template = attempt(() => compiled(tree), span, diagnostics);
  if (template === undefined) return undefined;
  return {
    source,
    render: (view, found) =>
      attempt(
        () =>
          template(view, {
            helpers,
            allowProtoPropertiesByDefault: false,
            allowProtoMethodsByDefault: false,
          }),
        span,
        found,
      ),
  };
}

/** How many parentheses of one expression are open at the same time, counting those in its texts. */
function nestingOf(text: string): number {
  let deepest = 0;
  for (const [expression] of text.matchAll(/\{\{[^]*?(?:\}\}|$)/g)) {
    let open = 0;
    for (const [parenthesis] of expression.matchAll(/[()]/g)) {
      open = Math.max(0, open + (parenthesis === '(' ? 1 : -1));
      deepest = Math.max(deepest, open);
    }
  }
  return deepest;
}

function parsed(text: string): hbs.AST.Program {
  const tree = Handlebars.parse(text);
  new PartialFinder().accept(tree);
  return tree;
}

function compiled(tree: hbs.AST.Program): Handlebars.TemplateDelegate<object> {
  const environment = Handlebars.create();
  environment.unregisterHelper('log');
  const template = environment.compile<object>(tree, options);
  // Compilation is lazy: without this, its errors would come with the first rule.
  environment.precompile(tree, options);
  return template;
}

/** Refuses everything that includes other templates. */
class PartialFinder extends Handlebars.Visitor {
  override PartialStatement(): void {
    throw new Error('partials are not supported');
  }
  override PartialBlockStatement(): void {
    throw new Error('partials are not supported');
  }
  override DecoratorBlock(): void {
    throw new Error('decorators are not supported');
  }
  override Decorator(): void {
    throw new Error('decorators are not supported');
  }
}

function attempt<T>(work: () => T, span: Span, diagnostics: Diagnostics): T | undefined {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The library would show the values, which are no text.
    const reason = message
      .replace(/ not defined in \[object \w+\]/, ' is no name that can be used here')
      .replace(placeInMessage, '')
      .replace(parseErrorExcerpt, 'its syntax is not correct. ');
    diagnostics.report('template-invalid', spanOf(error, span), `The template can not be used: ${reason}`);
    return undefined;
  }
}

/** What the library adds to its errors; lines count from 1, columns from 0. */
type TemplatePlace = Readonly<Record<'lineNumber' | 'column' | 'endLineNumber' | 'endColumn', number>>;

/** The place of a mistake: what the library names, a whole line if it names no more, or else the whole template. */
function spanOf(error: unknown, whole: Span): Span {
  if (!(error instanceof Error)) return whole;
  const { lineNumber, column, endLineNumber, endColumn } = error as Error & Partial<TemplatePlace>;
  const { source } = whole;
  if (lineNumber !== undefined && column !== undefined) {
    const start = offsetAt(source.text, lineNumber, column);
    const end = offsetAt(source.text, endLineNumber ?? lineNumber, endColumn ?? column + 1);
    return { source, start, end: Math.max(start + 1, end) };
  }
  const line = Number(parseErrorLine.exec(error.message)?.[1]);
  if (Number.isNaN(line)) return whole;
  const start = offsetAt(source.text, line, 0);
  const end = source.text.indexOf('\n', start);
  return { source, start, end: end === -1 ? source.text.length : end };
}

function spanFrom(source: Source, { start, end }: hbs.AST.SourceLocation): Span {
  const offset = ({ line, column }: hbs.AST.Position): number => offsetAt(source.text, line, column);
  return { source, start: offset(start), end: offset(end) };
}

/** Lines count from 1, columns from 0, as the library counts them. */
function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let number = 1; number < line; number += 1) start = text.indexOf('\n', start) + 1;
  return Math.min(start + column, text.length);
}
