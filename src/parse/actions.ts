import { quote, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/index.ts';

/**
 * Resolves the rule collections of the Sigma specification 1.0, "Rule Collections":
 * a document with `action: global` is merged into all later documents of the file, `action: reset` ends
 * that, and `action: repeat` is merged into the document before it, as a new document.
 *
 * Documents without an action come back as they are, unless a global one stands before them. What can't
 * be resolved is left out after an error.
 */
export function resolveActions(trees: readonly YamlNode[], diagnostics: Diagnostics): readonly YamlNode[] {
  if (!trees.some((tree) => actionOf(tree) !== undefined)) return trees;
  const resolved: YamlNode[] = [];
  let global: YamlMap | undefined;
  let unused: YamlEntry | undefined;
  let previous: YamlMap | undefined;
  for (const tree of trees) {
    const action = actionOf(tree);
    if (tree.kind !== 'map') {
      resolved.push(tree);
      continue;
    }
    const content = without(tree, action);
    const name = action === undefined ? 'none' : nameOf(action, diagnostics);
    if (name === 'global') {
      global = global === undefined ? content : overlay(global, content);
      unused = action;
    } else if (name === 'reset') {
      global = undefined;
    } else if (name === 'none' || name === 'repeat') {
      const merged =
        name === 'none'
          ? withGlobal(content, global, diagnostics)
          : repeat(previous, content, action, diagnostics);
      unused = undefined;
      if (merged === undefined) continue;
      previous = merged;
      resolved.push(merged);
    }
  }
  if (unused !== undefined) {
    diagnostics.report(
      'action-invalid',
      unused.value.span,
      'No document follows that this global one could be merged into.',
    );
  }
  return resolved;
}

const actions = ['global', 'reset', 'repeat'] as const;

function actionOf(tree: YamlNode): YamlEntry | undefined {
  return tree.kind === 'map' ? entryOf(tree, 'action') : undefined;
}

function nameOf({ value }: YamlEntry, diagnostics: Diagnostics): (typeof actions)[number] | undefined {
  const text = value.kind === 'scalar' ? value.text : '';
  const name = actions.find((action) => action === text);
  if (name === undefined) {
    const message = `${quote(text)} is not an action that a document can have.${suggestion(text, actions)}`;
    diagnostics.report('action-invalid', value.span, message);
  }
  return name;
}

function without(map: YamlMap, entry: YamlEntry | undefined): YamlMap {
  return entry === undefined ? map : { ...map, entries: map.entries.filter((each) => each !== entry) };
}

function repeat(
  previous: YamlMap | undefined,
  content: YamlMap,
  action: YamlEntry | undefined,
  diagnostics: Diagnostics,
): YamlMap | undefined {
  if (previous !== undefined) return overlay(previous, content);
  const span = action?.value.span ?? content.span;
  diagnostics.report('action-invalid', span, 'No document stands before this one that could be repeated.');
  return undefined;
}

/**
 * The document with what the global one adds. Where both describe the rule, the document's own words win;
 * where they would detect something else, it is an error, because tools disagree on which of them wins.
 */
function withGlobal(
  content: YamlMap,
  global: YamlMap | undefined,
  diagnostics: Diagnostics,
): YamlMap | undefined {
  if (global === undefined) return content;
  for (const part of ['logsource', 'detection', 'correlation', 'filter']) {
    const own = entryOf(content, part);
    const shared = entryOf(global, part);
    const conflict = own === undefined || shared === undefined ? undefined : conflictOf(own, shared);
    if (conflict === undefined) continue;
    const [mine, theirs] = conflict;
    const related = [{ message: 'The global document says this.', span: theirs.key.span }];
    const message = `${quote(mine.key.text)} stands both here and in the global document, with different content.`;
    diagnostics.report('action-conflict', mine.key.span, message, { related });
    return undefined;
  }
  return overlay(global, content);
}

/** The first pair of entries, at any depth of maps, that can not both hold. */
function conflictOf(own: YamlEntry, shared: YamlEntry): readonly [YamlEntry, YamlEntry] | undefined {
  if (own.value.kind === 'map' && shared.value.kind === 'map') {
    const theirs = byKey(shared.value);
    for (const entry of own.value.entries) {
      const other = theirs.get(entry.key.text);
      const conflict = other === undefined ? undefined : conflictOf(entry, other);
      if (conflict !== undefined) return conflict;
    }
    return undefined;
  }
  const equal =
    own.value.kind === 'scalar' && shared.value.kind === 'scalar' && own.value.value === shared.value.value;
  return equal ? undefined : [own, shared];
}

/** `under` with the entries of `over` laid on it: maps are merged, anything else is replaced. */
function overlay(under: YamlMap, over: YamlMap): YamlMap {
  const entries = byKey(under);
  for (const entry of over.entries) {
    const below = entries.get(entry.key.text)?.value;
    const merge = below?.kind === 'map' && entry.value.kind === 'map';
    entries.set(entry.key.text, merge ? { ...entry, value: overlay(below, entry.value) } : entry);
  }
  return { ...over, entries: [...entries.values()] };
}

function byKey(map: YamlMap): Map<string, YamlEntry> {
  return new Map(map.entries.map((entry) => [entry.key.text, entry]));
}
