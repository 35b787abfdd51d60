export { indexCorpus, type Corpus } from './corpus.ts';
export { explainSources, type ExplainedSet } from './explain.ts';
export type * from './explanation.ts';
