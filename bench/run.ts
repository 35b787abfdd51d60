/**
 * How long the stages take, as ratios within one run, because absolute times say more about the machine:
 *
 *     npm run bench                  # the sample rules
 *     npm run bench -- FOLDER        # any folder of rules
 *     npm run bench -- FOLDER EVENTS # with events to run their queries on
 *
 * See bench/README.md for how to read the figures.
 */
import { resolve } from 'node:path';
import { readEventSets } from '../src/cli/test/event-sets.ts';
import { nodeIo } from '../src/cli/node-io.ts';
import { measureColdStart } from './cold-start.ts';
import { measureEvaluation } from './evaluate.ts';
import { optimizerFigures } from './optimizer.ts';
import { measureQueries } from './queries.ts';
import { measureReviews } from './review.ts';
import { measureRuleTests } from './rule-tests.ts';
import { readRules } from './rules.ts';
import { measureStages } from './stages.ts';
import { measureWhole } from './whole.ts';

const folder = process.argv[2] ?? 'rules';
const sources = readRules(folder);
const eventsFolder = process.argv[3] ?? 'rules/events';
const { sets } = await readEventSets({ events: [eventsFolder], benign: [] }, nodeIo(process));
console.log(`${sources.length} rule files in ${folder}, Node ${process.version}\n`);

console.log('whole set, relative to reading the YAML alone');
console.table(await measureStages(sources));

console.log('queries of mapped rules, relative to parsing the rules');
console.table(await measureQueries(sources));

console.log('what optimising changes, before and after (lengths in characters)');
for (const target of ['asim', 'native', 'xdr']) {
  const { queries, indexed, median, longest, long } = await optimizerFigures(sources, target);
  console.log(
    `${target}: ${queries} queries; index-assisted in every branch ${indexed.join(' -> ')}; median ${median.join(' -> ')}; longest ${longest.join(' -> ')}; above 10,000 ${long.join(' -> ')}`,
  );
}

const evaluation = await measureEvaluation(sources, sets);
console.log(
  `\nevaluating ${evaluation.queries} queries on ${evaluation.rows} rows, relative to converting the rules; about ${evaluation.perSecond} rows a second`,
);
console.table(evaluation.ratios);

const tested = await measureRuleTests(sources, sets);
console.log(
  `testing the rules on ${tested.events} events of ${eventsFolder} (${tested.rules.passed} passed, ${tested.rules.failed} failed, ${tested.rules.untested} untested), relative to converting them`,
);
console.table(tested.ratios);

console.log('whole processes, relative to one that reads and parses the YAML alone');
console.table(measureWhole(resolve(folder)));

console.log('reviews of branches as whole processes, relative to converting everything');
console.table(measureReviews(resolve(folder)));

console.log('cold start, relative to an empty Node process');
console.table(await measureColdStart());
