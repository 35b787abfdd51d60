import type { Comparison, ComparedRule } from '../comparison/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Affected } from './affected.ts';
import { changedFindings } from './changed-findings.ts';
import type { Holder } from './identities.ts';
import type { Cause, ChangeNote, Risk, RuleChange, RuleSide } from './model.ts';
import { conversionNotes } from './notes/conversion.ts';
import { deploymentNotes } from './notes/deployment.ts';
import { clashNote, reuseNote } from './notes/identity.ts';
import { metadataNotes } from './notes/metadata.ts';
import { partlyNeverNotes } from './notes/never.ts';
import { newRuleNotes, ruleNotes } from './notes/rule.ts';
import { eventsOf, outcomeOf } from './outcome.ts';
import type { RulePair } from './pairing.ts';
import { diffQueries } from './query-diff.ts';
import { queryOf, ruleSide, titleOf } from './rule-side.ts';
import type { ReviewSetup } from './sides.ts';
import type { ConvertedSide, RuleVersion } from './version.ts';

/** What is known about the whole review when one rule is looked at. */
export interface ReviewContext {
  readonly setup: ReviewSetup;
  readonly causes: Affected;
  readonly sides: { readonly before: ConvertedSide; readonly after: ConvertedSide };
  /** The rules of each side by id. */
  readonly holders: {
    readonly before: ReadonlyMap<string, readonly Holder[]>;
    readonly after: ReadonlyMap<string, readonly Holder[]>;
  };
}

/**
 * Everything there is to say about a pair; undefined if the change does not touch the rule, but only something that it
 * could have depended on.
 */
export async function changeOf(pair: RulePair, context: ReviewContext): Promise<RuleChange | undefined> {
  const hasOwnChange = pair.before?.text !== pair.after?.text;
  if (!hasOwnChange && isSameRule(pair, context)) return undefined;
  const change = await touchedChange(pair, hasOwnChange, context);
  return hasOwnChange || isTouched(change) ? change : undefined;
}

async function touchedChange(
  pair: RulePair,
  hasOwnChange: boolean,
  context: ReviewContext,
): Promise<RuleChange> {
  const { setup } = context;
  const before = pair.before && ruleSide(pair.before, 'before', setup);
  const after = pair.after && ruleSide(pair.after, 'after', setup);
  const comparison = await comparisonOf(pair, setup);
  const findings = changedFindings(
    pair.before?.result.diagnostics ?? [],
    pair.after?.result.diagnostics ?? [],
  );
  const rivals = rivalsOf(pair, context);
  const former = formerHolder(pair, context);
  const deployed = deploymentChanges(before, after);
  const content = contentNotes(pair, context);
  const notes = byRisk([
    ...(rivals.length === 0 || pair.after === undefined ? [] : [clashNote(pair.after, rivals)]),
    ...(former === undefined || pair.after === undefined ? [] : [reuseNote(pair.after, former)]),
    ...(before === undefined || after === undefined ? [] : conversionNotes(before, after, findings)),
    ...softened(content, comparison),
    ...(content.some(({ code }) => code === 'never-matches') ? [] : partlyNeverNotes(findings)),
    ...sameRuleNotes(content, before, after, comparison),
    ...documentNotes(pair),
    ...deployed,
  ]);
  const clashes = rivals.length > 0;
  const newest = pair.after ?? pair.before;
  const id = (pair.after?.result ?? pair.before?.result)?.id ?? pair.before?.result.id;
  const path = newest?.result.path ?? '';
  const previousPath = pair.before?.result.path;
  const hasNewId = notes.some(({ code }) => code === 'id-changed');
  return {
    outcome: outcomeOf({
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(comparison === undefined ? {} : { relation: comparison.relation }),
      clashes,
      isDeployedDifferently: deployed.length > 0 || hasNewId,
    }),
    title: titleIn(pair),
    ...(id === undefined ? {} : { id }),
    path,
    ...(previousPath === undefined || previousPath === path ? {} : { previousPath }),
    events: eventsOf(
      {
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        clashes,
      },
      { isReused: former !== undefined, isChanged: hasOwnChange || before?.query !== after?.query },
    ),
    causes: causesOf(pair, context, hasOwnChange),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(comparison === undefined ? { witnesses: [] } : comparison),
    diff: diffQueries(before?.query, after?.query),
    notes,
    findings,
  };
}

/** Seen without looking closer: the same text becomes the same query, and is deployed with the same settings. */
function isSameRule({ before, after }: RulePair, { setup, holders }: ReviewContext): boolean {
  if (before === undefined || after === undefined || before.result.path !== after.result.path) return false;
  const [old, next] = [before.result, after.result];
  const id = next.id?.toLowerCase() ?? '';
  return (
    old.verdict === next.verdict &&
    old.target === next.target &&
    old.position?.index === next.position?.index &&
    queryOf(before) === queryOf(after) &&
    areSameFindings(old.diagnostics, next.diagnostics) &&
    setup.before.choices.settings?.text === setup.after.choices.settings?.text &&
    (holders.after.get(id) ?? []).length <= (holders.before.get(id) ?? []).length
  );
}

function areSameFindings(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const { added, gone } = changedFindings(before, after);
  return added.length + gone.length === 0;
}

/** Whether there is anything to say about a rule whose own text is the same. */
function isTouched({ outcome, events, diff, notes, findings }: RuleChange): boolean {
  if (outcome !== 'equal' && outcome !== 'unconverted') return true;
  return (
    events.length > 0 ||
    diff.length > 0 ||
    notes.length > 0 ||
    findings.added.length + findings.gone.length > 0
  );
}

async function comparisonOf(
  { before, after }: RulePair,
  { compare }: ReviewSetup,
): Promise<Comparison | undefined> {
  const [old, next] = [before && comparable(before), after && comparable(after)];
  return old === undefined || next === undefined ? undefined : compare(old, next);
}

function comparable({ result: { mapped, queries } }: RuleVersion): ComparedRule | undefined {
  return mapped === undefined || queries.length === 0 ? undefined : { mapped, queries };
}

/** In terms of what was converted if both sides were, because placeholders may stand for other values now. */
function contentNotes({ before, after }: RulePair, { sides }: ReviewContext): readonly ChangeNote[] {
  const areConverted = before?.converted !== undefined && after?.converted !== undefined;
  const old = areConverted ? before.converted : before?.authored();
  const next = areConverted ? after.converted : after?.authored();
  if (next === undefined) return [];
  const present = { rule: next, spelling: sides.after.spelling };
  return old === undefined
    ? newRuleNotes(present)
    : ruleNotes({ rule: old, spelling: sides.before.spelling }, present);
}

/**
 * Rows of other tables can't be compared, but what the rule asks of an event can: it is the same, and each query says it
 * as well as its verdict promises.
 */
function sameRuleNotes(
  content: readonly ChangeNote[],
  before: RuleSide | undefined,
  after: RuleSide | undefined,
  comparison: Comparison | undefined,
): readonly ChangeNote[] {
  const [old, next] = [before, after].map((side) => side?.tables.map(({ table }) => table).join());
  if (comparison?.relation !== 'unknown' || content.length > 0 || old === next) return [];
  const areExact = before?.verdict === 'exact' && after?.verdict === 'exact';
  const text = areExact
    ? 'the rule is the same: both queries say what it says, each for its own tables'
    : 'the rule is the same, but a query is approximate: see its losses';
  return [{ code: 'same-rule', risk: 'medium', text: [text] }];
}

/** What the words say matters less once it is proved that the query finds the same. */
function softened(notes: readonly ChangeNote[], comparison: Comparison | undefined): readonly ChangeNote[] {
  return comparison?.relation === 'equal' ? notes.map((note) => ({ ...note, risk: 'low' })) : notes;
}

function documentNotes({ before, after }: RulePair): readonly ChangeNote[] {
  return before?.document === undefined || after?.document === undefined
    ? []
    : metadataNotes(before.document, after.document);
}

function deploymentChanges(before: RuleSide | undefined, after: RuleSide | undefined): readonly ChangeNote[] {
  if (before?.deployment === undefined || after?.deployment === undefined) return [];
  const notes = deploymentNotes(before.deployment, after.deployment);
  const isSameId = before.id?.toLowerCase() === after.id?.toLowerCase();
  return notes.filter(({ code }) => isSameId || code !== 'deployed-id-changed');
}

/** Other rules of the newer side with the id of this one, if the id has more rules than before. */
function rivalsOf({ after }: RulePair, { holders }: ReviewContext): readonly Holder[] {
  const id = after?.result.id?.toLowerCase();
  if (id === undefined) return [];
  const now = holders.after.get(id) ?? [];
  const former = holders.before.get(id) ?? [];
  return now.length > former.length ? now.filter(({ version }) => version !== after) : [];
}

/** The rule that had this one's id before, if it was another one. */
function formerHolder({ before, after }: RulePair, { holders }: ReviewContext): Holder | undefined {
  const id = after?.result.id?.toLowerCase();
  if (id === undefined) return undefined;
  const former = holders.before.get(id) ?? [];
  const own = former.find(({ version }) => version !== undefined && version === before);
  if (own !== undefined) return isAnotherRule(before, after) ? own : undefined;
  return (holders.after.get(id) ?? []).length > 1 ? undefined : former[0];
}

/** Neither file nor title is what it was: the id was taken from a rule that is gone. */
function isAnotherRule(before: RuleVersion | undefined, after: RuleVersion | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.result.path !== after.result.path &&
    titleOf(before) !== titleOf(after) &&
    before.text !== after.text
  );
}

function causesOf(
  { before, after }: RulePair,
  { causes }: ReviewContext,
  hasOwnChange: boolean,
): RuleChange['causes'] {
  const [old, next] = [before?.result.path, after?.result.path];
  const all = [old, next].flatMap((path) => (path === undefined ? [] : (causes.get(path) ?? [])));
  const isMoved = old !== undefined && next !== undefined && old !== next;
  // What touches the file on both sides, or both files of a moved rule, is one cause.
  const distinct = [...new Map(all.map((cause) => [keyOf(cause), cause])).values()];
  const known = isMoved ? distinct.map((cause) => movedTo(next, cause)) : distinct;
  if (next === undefined) return known.filter(({ kind }) => kind === 'rule');
  // A file can change for the sake of another of its rules.
  const others = known.filter(({ kind }) => kind !== 'rule');
  return hasOwnChange || others.length === 0 || isMoved ? known : others;
}

/** The file of a moved rule is new, or holds more than before. */
function movedTo(path: string, cause: Cause): Cause {
  return cause.kind === 'rule' ? { kind: 'rule', path, change: 'moved' } : cause;
}

function keyOf({ kind, path }: Cause): string {
  return JSON.stringify(kind === 'rule' ? [kind] : [kind, path]);
}

function titleIn({ before, after }: RulePair): string {
  const named = [after, before].find((version) => version?.result.title !== undefined);
  const newest = after ?? before;
  return named?.result.title ?? (newest === undefined ? '' : titleOf(newest));
}

const risks: readonly Risk[] = ['high', 'medium', 'low'];

function byRisk(notes: readonly ChangeNote[]): readonly ChangeNote[] {
  return risks.flatMap((risk) => notes.filter((note) => note.risk === risk));
}
