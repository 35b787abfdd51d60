export {
  entryOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSequence,
} from './tree.ts';
export { parseYaml } from './parse.ts';
export { reportTraps } from './traps.ts';
export { spanWithin } from './span-within.ts';
