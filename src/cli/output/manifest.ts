import { hash } from 'node:crypto';

/**
 * Where the manifest lies below an output folder. A hidden folder and no extension, because Microsoft
 * Sentinel Repositories deploys every `*.json` and `*.bicep` that it finds at any depth.
 */
export const manifestPath = '.sigma-kql/manifest';

/** What the manifest knows about an output. */
export interface ManifestEntry {
  readonly rule: string | null;
  /** The way of the rule file below the input folder. */
  readonly source: string;
  readonly format: string;
  readonly verdict: string;
  readonly target: string | null;
  /** SHA-256 of the content in hexadecimal. While a run is under way, that of the content before as well. */
  readonly sha256: readonly string[];
}

/** Entries by the way of the output below the output folder, with `/`. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

/** A manifest that can't be trusted. `message` completes "… can't be used: ". */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** The hash of a content as the manifest writes it. */
export function hashOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** The manifest as JSON, one entry per line and sorted, so that version control shows what changed. */
export function encodeManifest(manifest: Manifest, toolVersion: string): string {
  const lines = [...manifest]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `\n    ${JSON.stringify(path)}: ${JSON.stringify(ordered(entry))}`);
  const tool = JSON.stringify(`sigma-kql ${toolVersion}`);
  return `{\n  "version": 1,\n  "tool": ${tool},\n  "outputs": {${lines.join(',')}\n  }\n}\n`;
}

/** Reads a manifest, which anybody may have edited. Throws `ManifestError` unless every entry is sound. */
export function decodeManifest(text: string): Manifest {
  const document = parse(text);
  if (!isObject(document) || !isObject(document['outputs'])) throw new ManifestError('it is no manifest');
  if (document['version'] !== 1) throw new ManifestError('another version of sigma-kql wrote it');
  return new Map(
    Object.entries(document['outputs']).map(([path, entry]) => {
      if (!isSafePath(path)) throw new ManifestError(`${JSON.stringify(path)} is no path below the folder`);
      if (!isEntry(entry)) throw new ManifestError(`the entry ${JSON.stringify(path)} is incomplete`);
      return [path, entry];
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ManifestError('it is not JSON');
  }
}

/** Whether a path stays below its folder on every operating system, and out of the manifest's own folder. */
function isSafePath(path: string): boolean {
  const isPlain = (part: string): boolean =>
    part !== '' && !/^[. ]|[. ]$|[\p{Cc}<>:"\\|?*]/u.test(part) && part.length <= 255;
  return path.length <= 4096 && path.split('/').every(isPlain);
}

function isEntry(value: unknown): value is ManifestEntry {
  if (!isObject(value)) return false;
  const { rule, source, format, verdict, target, sha256 } = value;
  return (
    [source, format, verdict].every((each) => typeof each === 'string') &&
    [rule, target].every((each) => each === null || typeof each === 'string') &&
    Array.isArray(sha256) &&
    sha256.every((each) => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each))
  );
}

/** Keys in a fixed order, and none that somebody else has added. */
function ordered({ rule, source, format, verdict, target, sha256 }: ManifestEntry): ManifestEntry {
  return { rule, source, format, verdict, target, sha256 };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
