import { Diagnostics, type Source } from '../diagnostics/index.ts';
import { parseYaml, type YamlNode } from '../yaml/index.ts';

/** Whether two files of YAML say the same, apart from comments, layout and quotes. Broken files never do. */
export function isSameYaml(one: Source, other: Source): boolean {
  if (one.text === other.text) return true;
  const [first, second] = [contentOf(one), contentOf(other)];
  return first !== undefined && first === second;
}

/** Undefined after an error. */
function contentOf(source: Source): string | undefined {
  const diagnostics = new Diagnostics();
  const documents = parseYaml(source, diagnostics);
  return diagnostics.hasErrors() ? undefined : JSON.stringify(documents.map(plain));
}

function plain(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return [node.text, typeof node.value, node.value];
    case 'sequence':
      return { items: node.items.map(plain) };
    case 'map':
      return { entries: node.entries.map(({ key, value }) => [plain(key), plain(value)]) };
  }
}
