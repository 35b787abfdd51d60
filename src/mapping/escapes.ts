import type { ValueRewrite } from './model.ts';

/** How XML spells the characters that it needs for itself. */
export const xmlEntities: readonly ValueRewrite[] = [
  { kind: 'replace', from: '&', to: ['&amp;'] },
  { kind: 'replace', from: '<', to: ['&lt;'] },
  { kind: 'replace', from: '>', to: ['&gt;'] },
];

/** How JSON spells them, as the text of a dynamic column is. */
export const jsonEscapes: readonly ValueRewrite[] = [
  { kind: 'replace', from: '\\', to: ['\\\\'] },
  { kind: 'replace', from: '"', to: ['\\"'] },
];
