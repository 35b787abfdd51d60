/** The names of the formats that rules can be written down in, known without loading any of them. */
export const formatNames = [
  'sentinel-yaml',
  'hunting-yaml',
  'sentinel-arm',
  'sentinel-bicep',
  'sentinel-terraform',
  'defender',
  'markdown',
] as const;

/** The formats of deployable rules and of documents about them. */
export type FormatName = (typeof formatNames)[number];
