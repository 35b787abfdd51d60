/**
 * A file name for each rule file: its way below the input folder with another extension. Two that would
 * get one name on some file system (letter case, `.yml` beside `.yaml`) are told apart by `-2`, `-3` …
 * in input order.
 */
export function outputNames(relativePaths: readonly string[], extension: string): readonly string[] {
  const taken = new Set<string>();
  return relativePaths.map((path) => {
    const stem = path.replace(/\.ya?ml$/i, '');
    let name = `${stem}.${extension}`;
    for (let count = 2; taken.has(folded(name)); count += 1) name = `${stem}-${count}.${extension}`;
    taken.add(folded(name));
    return name;
  });
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
