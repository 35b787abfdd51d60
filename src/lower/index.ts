export { lowerDetection } from './lower-detection.ts';
export type { LowerOptions, PlaceholderContent, PlaceholderResolver } from './options.ts';
