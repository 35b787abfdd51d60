import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const shared = join(import.meta.dirname, '../../../shared');

/** The pinned public corpus, where it is at hand. Tests that need it are skipped without it. */
export const corpus = {
  isPresent: existsSync(join(shared, 'corpus/rules')),
  /** Why a test is skipped; part of its name. */
  needed: 'needs the corpus in ../shared/corpus',
  folders: [
    'rules',
    'rules-compliance',
    'rules-emerging-threats',
    'rules-placeholder',
    'rules-threat-hunting',
  ].map((name) => join(shared, 'corpus', name)),
} as const;

/** Every YAML file below a folder, in the order of their paths. */
export function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => join(folder, path))
    .sort();
}
