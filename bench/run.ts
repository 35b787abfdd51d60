/**
 * How long the stages take, as ratios within one run, because absolute times say more about the machine:
 *
 *     npm run bench                  # the sample rules
 *     npm run bench -- FOLDER        # any folder of rules
 *
 * See bench/README.md for how to read the figures.
 */
import { resolve } from 'node:path';
import { measureColdStart } from './cold-start.ts';
import { readRules } from './rules.ts';
import { measureStages } from './stages.ts';
import { measureWhole } from './whole.ts';

const folder = process.argv[2] ?? 'rules';
const sources = readRules(folder);
console.log(`${sources.length} rule files in ${folder}, Node ${process.version}\n`);

console.log('whole set, relative to reading the YAML alone');
console.table(await measureStages(sources));

console.log('whole processes, relative to one that reads and parses the YAML alone');
console.table(measureWhole(resolve(folder)));

console.log('cold start, relative to an empty Node process');
console.table(await measureColdStart());
