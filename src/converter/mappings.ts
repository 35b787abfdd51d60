import { kql } from '../../backends/index.ts';
import { Diagnostics, suggestion, type Diagnostic } from '../diagnostics/index.ts';
import { decodeMapping, inWindowsEvent, mergeMappings, type Mapping } from '../mapping/index.ts';
import type { NamedMapping } from '../pipeline/unused-mappings.ts';
import { optionSpan } from './option-span.ts';
import { defaults, type ConverterOptions } from './options.ts';

/** The mappings that the options ask for, without a converter; absent after an error. */
export async function openMappings(
  options: Partial<Pick<ConverterOptions, 'targets' | 'presets' | 'mappings'>>,
): Promise<{ readonly mappings?: readonly Mapping[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics = new Diagnostics();
  const { mappings } = await loadMappings({ ...defaults, ...options }, diagnostics);
  return diagnostics.hasErrors()
    ? { diagnostics: diagnostics.list }
    : { mappings, diagnostics: diagnostics.list };
}

/** The mappings of the targets, and what the user put into them. */
export interface LoadedMappings {
  readonly mappings: readonly Mapping[];
  readonly named: readonly NamedMapping[];
}

/** Shipped mappings first, then presets, then the user's files, each over what is there already. */
export async function loadMappings(
  options: ConverterOptions,
  diagnostics: Diagnostics,
): Promise<LoadedMappings> {
  const named: NamedMapping[] = [];
  const mappings = new Map<string, Mapping>();
  const put = (mapping: Mapping): void => {
    const base = mappings.get(mapping.target);
    mappings.set(mapping.target, base === undefined ? mapping : mergeMappings(base, mapping));
  };
  const shipped = await Promise.all([...new Set(options.targets)].map((target) => kql.loadMapping(target)));
  for (const mapping of shipped) if (mapping !== undefined) put(mapping);
  for (const name of presetsOf(options)) {
    const preset = await kql.loadPreset(name);
    if (preset === undefined) reportPreset(name, diagnostics);
    else put(preset);
    if (preset !== undefined && options.presets.includes(name)) named.push({ name, mapping: preset });
  }
  if (options.mappings.length > 0) {
    const schema = await kql.loadSchema();
    for (const source of options.mappings) {
      const mapping = decodeMapping(source, schema, diagnostics, (target) => mappings.get(target));
      if (mapping === undefined) continue;
      put(mapping);
      named.push({ name: source.path, mapping });
    }
  }
  for (const target of options.targets) if (!mappings.has(target)) reportTarget(target, diagnostics);
  const chosen = options.targets.flatMap((target) => mappings.get(target) ?? []);
  return { mappings: options.windowsEvents === 'windowsevent' ? chosen.map(inWindowsEvent) : chosen, named };
}

/** Only where its target is asked for, since a preset alone is no mapping. */
function presetsOf(options: ConverterOptions): readonly string[] {
  const usesSecurityEvent = options.windowsEvents === 'securityevent' && options.targets.includes('native');
  return usesSecurityEvent ? ['security-event', ...options.presets] : options.presets;
}

function reportPreset(name: string, diagnostics: Diagnostics): void {
  const known = kql.presets.map((preset) => `\`${preset}\``).join(', ');
  diagnostics.report(
    'mapping-preset-unknown',
    optionSpan(name),
    `There is no mapping preset \`${name}\`; there are ${known}.${suggestion(name, kql.presets)}`,
  );
}

function reportTarget(target: string, diagnostics: Diagnostics): void {
  const known = kql.targets.map((name) => `\`${name}\``).join(', ');
  diagnostics.report(
    'target-unknown',
    optionSpan(target),
    `There is no target \`${target}\`; there are ${known}, and those of your mapping files.${suggestion(target, kql.targets)}`,
  );
}
