import { tactics, techniqueName, type Tactic } from '../attack/index.ts';
import { tacticsOfTechnique } from './data/technique-tactics.ts';

/** What a rule covers of MITRE ATT&CK by its tags. */
export interface AttackCoverage {
  /** In the order of the matrix. */
  readonly tactics: readonly CoveredTactic[];
  /** Groups and software, as ids. */
  readonly others: readonly string[];
  /** What a reader should know about the vocabulary, such as tactics that were split. */
  readonly notes: readonly string[];
}

/** A row: a tactic with the techniques that serve it. */
export interface CoveredTactic {
  /** Display name, such as `Command & Control`; empty for techniques whose tactic is not known. */
  readonly name: string;
  readonly id: string;
  /** False if only a technique of the rule leads to this tactic. */
  readonly isTagged: boolean;
  /** By id. */
  readonly techniques: readonly CoveredTechnique[];
}

/** A technique; the name is missing where the pinned vocabulary does not have the id. */
export interface CoveredTechnique {
  readonly id: string;
  readonly name?: string;
}

/**
 * Puts each technique under those of its tactics that the rule tags, as well; under all of its own if the
 * rule tags none of them; and under the only tactic of the rule if its own are not known.
 */
export function attackCoverageOf(tags: readonly string[]): AttackCoverage {
  const names = tags.flatMap((tag) => /^attack\.(.+)$/i.exec(tag)?.[1]?.toLowerCase() ?? []);
  const tagged = tactics.filter(({ tag }) => names.some((name) => name.replaceAll('_', '-') === tag));
  const techniques = [...new Set(names.filter((name) => /^t\d{4}(\.\d{3})?$/.test(name)))].sort();
  const rows = new Map<string, CoveredTechnique[]>(tagged.map(({ tag }) => [tag, []]));
  const unknown: CoveredTechnique[] = [];
  for (const technique of techniques) {
    const covered = coveredTechnique(technique.toUpperCase());
    const places = placesOf(covered.id, tagged);
    if (places.length === 0) unknown.push(covered);
    for (const place of places) rows.set(place, [...(rows.get(place) ?? []), covered]);
  }
  return {
    tactics: [
      ...tactics.flatMap((tactic) => rowOf(tactic, rows.get(tactic.tag), tagged)),
      ...(unknown.length === 0 ? [] : [{ name: '', id: '', isTagged: false, techniques: unknown }]),
    ],
    others: [...new Set(names.filter((name) => /^[gs]\d{4}$/.test(name)))]
      .sort()
      .map((id) => id.toUpperCase()),
    notes: tagged.flatMap(noteOn),
  };
}

const splitTactic = 'defense-evasion';

/** The tags of the rows that a technique goes to. */
function placesOf(technique: string, tagged: readonly Tactic[]): readonly string[] {
  const own = tacticsOfTechnique.get(technique.slice(0, 5));
  if (own === undefined) return tagged.length === 1 ? tagged.map(({ tag }) => tag) : [];
  const successors = tactics.find(({ tag }) => tag === splitTactic)?.replacedBy ?? [];
  const accepted = new Set(own.includes(splitTactic) ? [...own, ...successors] : own);
  const shared = tagged.filter(({ tag }) => accepted.has(tag)).map(({ tag }) => tag);
  return shared.length > 0 ? shared : own;
}

function rowOf(
  tactic: Tactic,
  techniques: readonly CoveredTechnique[] | undefined,
  tagged: readonly Tactic[],
): readonly CoveredTactic[] {
  if (techniques === undefined) return [];
  const name = tactic.name.replaceAll(' and ', ' & ');
  return [{ name, id: tactic.id, isTagged: tagged.includes(tactic), techniques }];
}

function coveredTechnique(id: string): CoveredTechnique {
  const name = techniqueName(id);
  return name === undefined ? { id } : { id, name };
}

/** Sentinel's list of tactics is older than the split. */
function noteOn({ tag, name, replacedBy }: Tactic): readonly string[] {
  if (replacedBy !== undefined) {
    const successors = replacedBy.map((next) => tactics.find((tactic) => tactic.tag === next)?.name ?? next);
    return [`ATT&CK 19 split ${name} into ${successors.join(' and ')}.`];
  }
  const isPart = tactics.some((tactic) => tactic.replacedBy?.includes(tag));
  return isPart ? [`Microsoft Sentinel knows ${name} as Defense Evasion.`] : [];
}
