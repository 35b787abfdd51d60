import type { FormatName } from './format.ts';

/** The names of the formats, without loading them. */
export const formatNames: readonly FormatName[] = [
  'sentinel-yaml',
  'hunting-yaml',
  'sentinel-arm',
  'sentinel-bicep',
  'sentinel-terraform',
  'defender',
  'markdown',
];
