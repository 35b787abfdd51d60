import { quote, suggestion, type Diagnostics, type Source, type Span } from '../diagnostics/index.ts';
import { levels, statuses } from '../terms/words.ts';
import { entryOf, parseYaml, type YamlMap, type YamlNode } from '../yaml/index.ts';
import { matchKeys, type Match, type Override, type SettingPlace, type SettingsFile } from './overrides.ts';
import type { RuleSettings } from './settings.ts';
import { settingTable } from './table.ts';

/**
 * Reads a settings file. Every mistake is reported at its place; returns undefined after at least one.
 * An empty file settles nothing.
 */
export function decodeSettings(source: Source, diagnostics: Diagnostics): SettingsFile | undefined {
  const before = diagnostics.list.length;
  const reader = new SettingsReader(diagnostics);
  const documents = parseYaml(source, diagnostics);
  const [root, second] = documents;
  if (second !== undefined) reader.wrong(second.span, 'A settings file has one document.');
  const settings = root === undefined ? { settings: {}, overrides: [], places: [] } : reader.file(root);
  return diagnostics.hasErrors(before) ? undefined : settings;
}

/** Reads parts of a settings file; what is wrong is reported and left out. */
class SettingsReader {
  readonly #diagnostics: Diagnostics;
  readonly #places: SettingPlace[] = [];

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  file(node: YamlNode): SettingsFile {
    const map = this.#map(node, ['version', 'settings', 'overrides']);
    const version = map && entryOf(map, 'version');
    if (map !== undefined && (version?.value.kind !== 'scalar' || version.value.value !== 1)) {
      this.wrong(version?.value.span ?? map.span, 'A settings file begins with `version: 1`.');
    }
    const settings = map && entryOf(map, 'settings');
    const overrides = map && entryOf(map, 'overrides');
    return {
      settings: settings === undefined || isNothing(settings.value) ? {} : this.#settings(settings.value),
      overrides:
        overrides === undefined || isNothing(overrides.value) ? [] : this.#overrides(overrides.value),
      places: this.#places,
    };
  }

  wrong(span: Span, message: string): void {
    this.#diagnostics.report('settings-invalid', span, message);
  }

  #settings(node: YamlNode): Partial<RuleSettings> {
    const map = this.#map(node, Object.keys(settingTable));
    const values: Partial<Record<keyof RuleSettings, unknown>> = {};
    for (const { key, value } of map?.entries ?? []) {
      const name = key.text;
      if (!isSetting(name)) continue;
      const setting = settingTable[name];
      values[name] = setting.read(value);
      if (values[name] === undefined) this.wrong(value.span, `\`${name}\` must be ${setting.expected}.`);
      else if (value.kind === 'scalar') {
        for (const { span, message } of setting.mistakes?.(value) ?? []) this.wrong(span, message);
      }
      this.#places.push({ name, span: key.span, among: values as Partial<RuleSettings> });
    }
    return values as Partial<RuleSettings>;
  }

  #overrides(node: YamlNode): readonly Override[] {
    if (node.kind === 'sequence') return node.items.flatMap((item) => this.#override(item));
    this.wrong(node.span, '`overrides` must be a list.');
    return [];
  }

  #override(node: YamlNode): readonly Override[] {
    const map = this.#map(node, ['match', 'settings']);
    const match = map && entryOf(map, 'match');
    const settings = map && entryOf(map, 'settings');
    if (map === undefined) return [];
    if (match === undefined || settings === undefined) {
      this.wrong(map.span, 'An override needs `match` and `settings`.');
      return [];
    }
    const { span } = match.value;
    return [{ match: this.#match(match.value), span, settings: this.#settings(settings.value) }];
  }

  #match(node: YamlNode): Match {
    const map = this.#map(node, matchKeys);
    if (map?.entries.length === 0) this.wrong(map.span, '`match` must name at least one attribute.');
    return Object.fromEntries(
      (map?.entries ?? []).map(({ key, value }) => [key.text, this.#words(key.text, value)]),
    );
  }

  /** One text or a list of them. */
  #words(key: string, node: YamlNode): readonly string[] {
    const items = node.kind === 'sequence' ? node.items : [node];
    return items.flatMap((item) => {
      if (item.kind === 'scalar' && item.text !== '') {
        const known = knownWords.get(key);
        if (known?.includes(item.text.toLowerCase()) !== false) return [item.text];
        const words = known.map((word) => `\`${word}\``).join(', ');
        const near = suggestion(item.text, known) || ` There are ${words}.`;
        this.wrong(item.span, `No rule has the ${key} ${quote(item.text)}.${near}`);
        return [];
      }
      this.wrong(item.span, `\`${key}\` must be a text or a list of texts.`);
      return [];
    });
  }

  /** A map with some of these keys. */
  #map(node: YamlNode, keys: readonly string[]): YamlMap | undefined {
    if (node.kind !== 'map') {
      this.wrong(node.span, `Expected a map with some of ${keys.map((key) => `\`${key}\``).join(', ')}.`);
      return undefined;
    }
    for (const { key } of node.entries.filter((entry) => !keys.includes(entry.key.text))) {
      const hint = isMisplaced(key.text, keys) ? ' It stands below `settings`.' : suggestion(key.text, keys);
      this.wrong(key.span, `There is no setting ${quote(key.text)} here.${hint}`);
    }
    return node;
  }
}

/** Whether a key that is not among those of its map is the name of a setting, which stands one level further in. */
function isMisplaced(name: string, keys: readonly string[]): boolean {
  return keys.includes('settings') && isSetting(name);
}

/** What the attributes of rules can be that have few values: with another one, an override would apply to nothing. */
const knownWords: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['level', levels],
  ['status', statuses],
]);

function isSetting(name: string): name is keyof RuleSettings {
  return Object.hasOwn(settingTable, name);
}

/** A key whose value is commented out. */
function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
