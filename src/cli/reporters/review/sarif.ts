import { createHash } from 'node:crypto';
import type { DiagnosticCode } from '../../../diagnostics/index.ts';
import type { Outcome, Place, Review, ReviewFinding, RuleChange } from '../../../review/model.ts';
import type { Tone } from '../page/blocks.ts';
import { sarifLevels, sarifRuleOf } from '../sarif.ts';
import {
  sarifLog,
  type SarifLevel,
  type SarifLocation,
  type SarifResult,
  type SarifRule,
} from '../sarif-log.ts';
import { apart, brokenFindings } from './broken.ts';
import { cut } from './limits.ts';
import { isQuiet, outcomeWordings } from './outcomes.ts';
import { notePlain } from './phrases.ts';

/**
 * A review as a SARIF 2.1.0 log, ending with a line break: a result for each rule whose query or deployment changes, on
 * the lines that say so, and one for each new finding. Results keep their fingerprint when lines move.
 */
export function formatReviewSarif(review: Review, version: string): string {
  const { broken, others } = apart(review);
  const changed = others.rules.filter(({ outcome }) => !isQuiet(outcome));
  const outcomes = [...new Set(changed.map(({ outcome }) => outcome))].toSorted();
  const findings = [
    ...others.rules.flatMap((rule) =>
      rule.findings.added.map((finding) => ({ finding, key: rule.id ?? rule.path })),
    ),
    ...[...brokenFindings(broken), ...others.findings.added].map((finding) => ({
      finding,
      key: finding.place.path,
    })),
  ];
  const codes = [...new Set(findings.map(({ finding }) => finding.code))].toSorted();
  const results = [
    ...changed.map(changeResult),
    ...findings.map(({ finding, key }) => findingResult(finding, key)),
  ];
  return sarifLog(
    [...outcomes.map(outcomeRule), ...codes.map((code: DiagnosticCode) => sarifRuleOf(code))],
    results,
    version,
  );
}

function outcomeRule(outcome: Outcome): SarifRule {
  const { tone, one, meaning } = outcomeWordings[outcome];
  return {
    id: idOf(outcome),
    title: `The rule ${one}.`,
    why: meaning,
    help: 'Read the comparison of the queries and the event that shows the difference: sigma-kql review.',
    level: levels[tone],
  };
}

function changeResult(rule: RuleChange): SarifResult {
  const { outcome, title, reason, notes, after, before, path } = rule;
  const { tone, one } = outcomeWordings[outcome];
  const worst = notes.filter(({ risk }) => risk !== 'low');
  const sentences = [
    `${cut(title, { characters: 200 })}: the rule ${one}.`,
    ...(reason === undefined ? [] : [reason]),
    ...worst.map(notePlain),
  ];
  const place = worst.find((note) => note.place?.side === 'after')?.place ?? after?.place;
  const related = worst.flatMap((note) =>
    note.place === undefined || note.place.side === 'before' || note.place === place
      ? []
      : [{ ...locationOf(note.place), text: notePlain(note) }],
  );
  return {
    ruleId: idOf(outcome),
    level: levels[tone],
    text: sentences.join('\n'),
    // The lines of a rule that is gone are in a file that is gone, too, or has other lines now.
    location: place === undefined ? { path: before?.place.path ?? path } : locationOf(place),
    related: unique(related),
    fingerprint: fingerprint([idOf(outcome), rule.id ?? path]),
  };
}

function findingResult({ code, severity, message, help, place }: ReviewFinding, key: string): SarifResult {
  return {
    ruleId: code,
    level: sarifLevels[severity],
    text: [message, ...(help === undefined ? [] : [help])].join('\n'),
    location: locationOf(place),
    related: [],
    fingerprint: fingerprint([code, key, message]),
  };
}

/** Lines of the older side say nothing about the file that there is now. */
function locationOf(place: Place): SarifLocation {
  return place.side === 'after' ? { path: place.path, region: place } : { path: place.path };
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

function idOf(outcome: Outcome): string {
  return `review-${outcome}`;
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

const levels: Readonly<Record<Tone, SarifLevel>> = {
  bad: 'warning',
  doubtful: 'warning',
  good: 'note',
  plain: 'note',
};
