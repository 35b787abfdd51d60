// Writes every rule file below a folder to another folder, each whole: a draft that is forced to the disk and then
// takes its place. The least that a converter with one output per rule has to do besides converting.
import {
  fsync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const [from = '', to = ''] = process.argv.slice(2);
const names = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.ya?ml$/i.test(name),
);
const queue = names.values();
const syncToDisk = promisify(fsync);
const write = async (_, slot) => {
  for (const name of queue) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    const draft = join(to, `.draft-${slot}`);
    const file = openSync(draft, 'wx');
    writeFileSync(file, readFileSync(join(from, name)));
    await syncToDisk(file);
    closeSync(file);
    renameSync(draft, join(to, name));
  }
};
await Promise.all(Array.from({ length: 16 }, write));
