import { RepositoryProblem, type Git } from './git.ts';

/** A file of a commit. */
export interface TreeFile {
  /** From the root of the repository; bytes that are not UTF-8 are written `\xff`. */
  readonly path: string;
  /** The object that holds the content. */
  readonly object: string;
  readonly size: number;
}

/** The plain files of a commit, in the order of git. Links and submodules are none. */
export async function filesOf(commit: string, git: Git): Promise<readonly TreeFile[]> {
  const { code, stdout, stderr } = await git(['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
  if (code !== 0) throw new RepositoryProblem(`Git can not list the files of ${commit}: ${stderr.trim()}`);
  return recordsOf(stdout).flatMap((record) => {
    const tab = record.indexOf(0x09);
    const [mode = '', type, object = '', size = ''] = record.subarray(0, tab).toString('latin1').split(/ +/);
    const isFile = type === 'blob' && mode.startsWith('100');
    return isFile ? [{ path: pathOf(record.subarray(tab + 1)), object, size: Number(size) }] : [];
  });
}

/** The files of a working tree that git knows or would add, as paths from its root. */
export async function workingFiles(root: string, git: Git): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--full-name'];
  const { code, stdout, stderr } = await git(['-C', root, ...args]);
  if (code !== 0) throw new RepositoryProblem(`Git can not list the working tree: ${stderr.trim()}`);
  return [...new Set(recordsOf(stdout).map(pathOf))];
}

/** The contents of objects; those that are not in this clone are missing. */
export async function readObjects(
  objects: readonly string[],
  git: Git,
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...new Set(objects)];
  if (wanted.length === 0) return new Map();
  const { stdout } = await git(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
  const contents = new Map<string, Buffer>();
  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(0x0a, at);
    if (end === -1) break;
    const [object = '', type, size] = stdout.subarray(at, end).toString('latin1').split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    const length = Number(size);
    contents.set(object, stdout.subarray(at, at + length));
    at += length + 1;
  }
  return contents;
}

function recordsOf(output: Buffer): readonly Buffer[] {
  const records: Buffer[] = [];
  let at = 0;
  for (let end = output.indexOf(0, at); end !== -1; end = output.indexOf(0, at)) {
    records.push(output.subarray(at, end));
    at = end + 1;
  }
  return records;
}

function pathOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text;
  return bytes
    .toString('latin1')
    .replaceAll(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
