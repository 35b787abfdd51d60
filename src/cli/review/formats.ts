/** What `--format` of a review takes. */
export type ReviewFormat = 'text' | 'markdown' | 'json' | 'html' | 'sarif' | 'github';

/** Every value of `--format`, known without loading the formats themselves. */
export const reviewFormats: readonly ReviewFormat[] = ['text', 'markdown', 'json', 'html', 'sarif', 'github'];

/** What a file is written as; undefined if no format has its extension. */
export function reportFormat(path: string): ReviewFormat | undefined {
  return formatsByExtension[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
}

const formatsByExtension: Readonly<Record<string, ReviewFormat>> = {
  json: 'json',
  md: 'markdown',
  html: 'html',
  sarif: 'sarif',
};
