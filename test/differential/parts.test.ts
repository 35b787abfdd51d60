import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitRule } from '../../backends/kql/formats/split-rule.ts';
import { loadMapping, targetNames } from '../../backends/kql/generated/index.ts';
import { kql } from '../../backends/kql/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import type { DetectionRule, MappedRule } from '../../src/ir/index.ts';
import { applyMapping, type Mapping } from '../../src/mapping/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { compare } from './compare.ts';
import { readRule, subjectOf } from './subject.ts';

const own = yamlFiles(join(import.meta.dirname, '../../rules'));
const paths = corpus.isPresent ? [...own, ...corpus.folders.flatMap(yamlFiles)] : own;
/** Without the corpus, the rules of this repository; with it, some of each folder more. */
const sample = paths.filter((_, index) => index < own.length || index % 30 === 0);

test.each(targetNames)('on %s the parts of a rule find together what it finds', async (target) => {
  const mapping = await loadMapping(target);
  if (mapping === undefined) throw new Error(`no mapping for ${target}`);
  let split = 0;
  let telling = 0;
  for (const path of sample) {
    const rule = readRule(path, readFileSync(path, 'utf8'));
    const compared = rule && compareParts(rule, mapping);
    if (compared === undefined) continue;
    split += 1;
    if (compared.whole.size > 0 && compared.parts.some((found) => found.size < compared.whole.size)) {
      telling += 1;
    }
    const together = compared.parts.flatMap((found) => [...found]);
    expect({ path, found: new Set(together) }).toEqual({ path, found: compared.whole });
  }
  expect(split).toBeGreaterThanOrEqual(corpus.isPresent ? 25 : 2);
  expect(telling).toBeGreaterThanOrEqual(split / 2);
});

const events = 40;

interface Found {
  readonly whole: ReadonlySet<number>;
  readonly parts: readonly ReadonlySet<number>[];
}

/** What a rule and its parts find, with parts that are shorter than the rule; undefined if it can't be split. */
function compareParts(rule: DetectionRule, mapping: Mapping): Found | undefined {
  const subject = subjectOf(rule, mapping);
  const mapped = applyMapping(rule, mapping, { asimParsers: 'workspace' }, new Diagnostics());
  if (subject === undefined || mapped === undefined) return undefined;
  const textOf = (part: MappedRule): string => kql.emit(part, 'compact').text;
  const shorter = splitRule(mapped, textOf(mapped).length - 1, (part) => textOf(part).length);
  if (shorter === undefined) return undefined;
  const parts = shorter.map((part) => {
    const query = textOf(part);
    return compare({ ...subject, query, compiled: subject.compile(query) }, events).found;
  });
  return { whole: compare(subject, events).found, parts };
}
