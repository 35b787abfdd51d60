import { createHash } from 'node:crypto';

/** In bytes of UTF-8. File systems allow 255; the rest is for extensions and tools that add their own. */
const longestName = 200;

/** Device names of Windows, which no file may have, whatever its extension (Naming Files, Win32 documentation). */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/iu;

/**
 * A file or folder name that every file system takes, as close to `name` as possible: composed Unicode,
 * no separators, control or direction characters, no device name, no dot or space at an end, and together
 * with `ending` at most 200 bytes. The same for the same name, always; different names can become one.
 */
export function safeName(name: string, ending = ''): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd<>:"/\\|?*]/gu, '_')
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, (edge) => '_'.repeat(edge.length));
  const [start = ''] = clean.split('.');
  const stem = devices.test(start.trimEnd()) ? `${start}_${clean.slice(start.length)}` : clean || '_';
  return shortened(stem, longestName - byteLength(ending)) + ending;
}

/** What two names have in common if some file system takes one for the other. */
export function foldedName(path: string): string {
  // The same in less time, for nearly all names.
  if (/^[\u0000-\u007f]*$/.test(path)) return path.toLowerCase();
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
}

/** Eight hexadecimal digits that depend on the text alone. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Cuts between characters; the hash keeps apart what differs only behind the cut. */
function shortened(stem: string, limit: number): string {
  if (byteLength(stem) <= limit) return stem;
  const mark = `~${shortHash(stem)}`;
  let kept = '';
  let length = byteLength(mark);
  // Grapheme clusters do not depend on the locale. Made here, since the data behind it take a while to load.
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of characters.segment(stem)) {
    length += byteLength(segment);
    if (length > limit) break;
    kept += segment;
  }
  return kept.replace(/(?<![. ])[. ]+$/, '') + mark;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
