import type { Source } from '../diagnostics/index.ts';

/** Where a source is: its absolute path if that is known, and how it is called. */
export type Whereabouts = Pick<Source, 'path' | 'location'>;

/**
 * Whether a source is the file, or lies in the folder, that a settings file names; what the file names is relative
 * to the file. Where an absolute path is missing, the paths as they were typed count.
 */
export function liesAt(source: Whereabouts, wanted: string, settings: Whereabouts): boolean {
  const isLocated = source.location !== undefined && settings.location !== undefined;
  const path = normal((isLocated ? source.location : undefined) ?? source.path);
  const file = normal((isLocated ? settings.location : undefined) ?? settings.path);
  const way = wanted.replaceAll('\\', '/');
  const place = isAbsolute(way) ? normal(way) : normal(`${file.slice(0, file.lastIndexOf('/') + 1)}${way}`);
  return place === '' || path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`);
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[a-z]:\/)/i.test(path);
}

/** A path with `/` and without `.`, `..` and empty parts; `''` is where relative paths start. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}
