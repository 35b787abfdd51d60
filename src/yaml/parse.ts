import { Composer, Lexer, Parser, Schema, type CST, type YAMLWarning } from 'yaml';
import type { Diagnostics, Source } from '../diagnostics/index.ts';
import { buildTree } from './build.ts';
import { reportSyntaxError } from './syntax-error.ts';
import type { YamlNode } from './tree.ts';

/** How many maps and lists may stand inside one another; no rule needs more than a handful. */
export const maximumNesting = 100;

/**
 * Reads every document of a YAML stream by the YAML 1.2 core schema, whatever `%YAML` says.
 *
 * Guarantees: one tree per document that could be read; a document that could not be read is left out
 * after exactly one error, and so is everything behind a place from which the reader can't recover.
 * Documents without content are left out silently. Never throws on any text.
 */
export function parseYaml(source: Source, diagnostics: Diagnostics): readonly YamlNode[] {
  const trees: YamlNode[] = [];
  const composer = new Composer(composerOptions);
  try {
    for (const document of composer.compose(tokensOf(source.text))) {
      const error = document.errors[0] ?? document.warnings.find(isUnknownTag);
      if (error !== undefined) {
        reportSyntaxError(source, error, document, diagnostics);
        continue;
      }
      const tree = buildTree(document.contents, source, diagnostics);
      if (tree !== undefined) trees.push(tree);
    }
    const leftOver = composer.streamInfo().errors[0];
    if (leftOver !== undefined && !diagnostics.hasErrors())
      reportSyntaxError(source, leftOver, undefined, diagnostics);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    const span = { source, start: error.offset, end: error.offset + 1 };
    diagnostics.report(
      'yaml-too-deep',
      span,
      `More than ${maximumNesting} maps and lists inside one another.`,
    );
  }
  return trees;
}

// Unique keys are checked while the tree is built: the library compares every key with every other.
const composerOptions = {
  schema: new Schema({ schema: 'core', resolveKnownTags: false, merge: false }) as never,
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: false,
} as const;

/** The library merely warns about a tag that it does not know; the type that was asked for is lost. */
function isUnknownTag(warning: YAMLWarning): boolean {
  return warning.code === 'TAG_RESOLVE_FAILED';
}

/** Unwinds the library when the nesting limit is reached. */
class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super('nesting limit reached');
    this.offset = offset;
  }
}

/**
 * The library's parser keeps its own stack, but its composer recurses. Looking at that stack after each
 * lexeme bounds the recursion before it starts.
 */
function* tokensOf(text: string): Generator<CST.Token, void> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maximumNesting) throw new TooDeep(parser.offset - lexeme.length);
  }
  yield* parser.end();
}
