export {
  attackCoverageOf,
  type AttackCoverage,
  type CoveredTactic,
  type CoveredTechnique,
} from './attack-coverage.ts';
export { authoredIn, type Authored } from './authored.ts';
export { contradictionIn } from './contradiction.ts';
export { CorpusIndex, type CorpusRule, type LeafCounts } from './corpus-index.ts';
export { eventCoverageOf, type CoveredEvent, type EventCoverage } from './event-coverage.ts';
export { exclusionsOf, flatExclusions, type ConditionalExclusion, type Exclusions } from './exclusions.ts';
export type { ExcludedValues, ExclusionEntry, ExclusionGroup, ExclusionPurpose } from './exclusion-groups.ts';
export { implies } from './implication.ts';
export { indicatorsOf, type Indicator, type IndicatorRow } from './indicators.ts';
export { neighboursOf, type Neighbour, type Neighbours, type SimilarNeighbour } from './neighbours.ts';
export { leavesOf, type Leaf, type LeafTest, type Predicate } from './predicate.ts';
export { predicateTree } from './predicate-tree.ts';
export { stagesOf, type Stage, type Stages } from './stages.ts';
export type { SelectionSource } from './selection-source.ts';
