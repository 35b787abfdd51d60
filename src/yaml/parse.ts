import { Composer, Lexer, Parser, Schema, type CST, type Document, type YAMLWarning } from 'yaml';
import type { Diagnostics, Source } from '../diagnostics/index.ts';
import { buildTree } from './build.ts';
import { maximumLexemes, maximumNesting } from './limits.ts';
import { reportSyntaxError } from './syntax-error.ts';
import type { YamlNode } from './tree.ts';

/**
 * Reads every document of a YAML stream by the YAML 1.2 core schema, whatever `%YAML` says.
 *
 * Guarantees: one tree per document that could be read; a document that could not be read is left out
 * after exactly one error, and so is everything behind a place from which the reader can't recover.
 * Documents without content are left out silently. Never throws on any text.
 */
export function parseYaml(source: Source, diagnostics: Diagnostics): readonly YamlNode[] {
  const trees: YamlNode[] = [];
  for (const document of composeAll(source, diagnostics)) {
    const error = document.errors[0] ?? document.warnings.find(isUnknownTag);
    if (error !== undefined) {
      reportSyntaxError(source, error, document, diagnostics);
      continue;
    }
    const tree = buildTree(document.contents, source, diagnostics);
    if (tree !== undefined) trees.push(tree);
  }
  return trees;
}

/** The library's documents, as far as the limits allow. */
function composeAll(source: Source, diagnostics: Diagnostics): readonly Document.Parsed[] {
  const documents: Document.Parsed[] = [];
  const composer = new Composer(composerOptions);
  // The library makes an Error of every mistake it finds; traces would take most of the time.
  const traceLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    for (const document of composer.compose(tokensOf(source.text))) documents.push(document);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    const span = { source, start: error.offset, end: error.offset + 1 };
    diagnostics.report(error.code, span, error.message);
  } finally {
    Error.stackTraceLimit = traceLimit;
  }
  return documents;
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

/** Unwinds the library when a limit is reached. */
class LimitReached extends Error {
  readonly code: 'yaml-too-deep' | 'input-too-large';
  readonly offset: number;

  constructor(code: LimitReached['code'], message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/**
 * The library's parser keeps its own stack, but its composer recurses. Looking at that stack after each
 * lexeme bounds the recursion before it starts.
 */
function* tokensOf(text: string): Generator<CST.Token, void> {
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    count += 1;
    if (parser.stack.length > maximumNesting) {
      const message = `More than ${maximumNesting} maps and lists stand inside one another here.`;
      throw new LimitReached('yaml-too-deep', message, parser.offset - lexeme.length);
    }
    if (count > maximumLexemes) {
      const message = `The source holds too much YAML; nothing from here on is read.`;
      throw new LimitReached('input-too-large', message, parser.offset - lexeme.length);
    }
  }
  yield* parser.end();
}
