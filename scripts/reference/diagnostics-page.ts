import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type CatalogueEntry } from '../../src/diagnostics/index.ts';
import { notice } from './notice.ts';

/** Every kind of finding with its reason, its remedy and, where there are any, a wrong and a right example. */
export function diagnosticsPage(root: string): string {
  const entries = Object.entries(catalogue);
  const rows = entries.map(
    ([code, { severity, title }]) => `| [\`${code}\`](#${code}) | ${severity} | ${title} |`,
  );
  const sections = entries.map(([code, entry]) => section(code, entry, join(root, 'test/diagnostics', code)));
  return `${[
    notice,
    '# Diagnostics',
    'Everything that sigma-kql can say about a rule, a mapping or an input. An `error` means that no query is written for the rule; a `warning` that the query differs from the rule or that the rule probably says something else than meant.',
    ['| Code | Severity | Title |', '| ---- | -------- | ----- |', ...rows].join('\n'),
    ...sections,
  ].join('\n\n')}\n`;
}

function section(code: string, { severity, title, why, help }: CatalogueEntry, folder: string): string {
  return [
    `## ${code}`,
    `**${title}** (${severity}). ${why}`,
    `_What to do:_ ${help}`,
    ...example('Wrong', join(folder, 'wrong.yml')),
    ...example('Right', join(folder, 'right.yml')),
  ].join('\n\n');
}

function example(label: string, path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return [`${label}:`, `\`\`\`\`yaml\n${readFileSync(path, 'utf8').trimEnd()}\n\`\`\`\``];
}
