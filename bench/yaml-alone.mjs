// Reads the rule files below the given folder and parses them with the `yaml` library: the least that any
// converter has to do.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const [folder = ''] = process.argv.slice(2);
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (/\.ya?ml$/i.test(name)) parseAllDocuments(readFileSync(join(folder, name), 'utf8'));
}
