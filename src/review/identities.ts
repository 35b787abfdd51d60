import type { Source } from '../diagnostics/index.ts';
import { sourcesNaming } from './affected.ts';
import { documentsOf } from './source-links.ts';
import type { RuleVersion } from './version.ts';

/** Where rules with an id are, on one side. */
export interface Holder {
  readonly title: string;
  readonly path: string;
  /** Absent for rules that no change touches. */
  readonly version?: RuleVersion;
}

/** The holders of ids on a side, by the id in lower case: ids of the given rules only, in the whole set. */
export function holdersOf(
  rules: readonly RuleVersion[],
  others: readonly Source[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, readonly Holder[]> {
  const holders = new Map<string, Holder[]>();
  const add = (id: string | undefined, holder: Holder): void => {
    const key = id?.toLowerCase();
    if (key === undefined || !ids.has(key)) return;
    const known = holders.get(key);
    if (known === undefined) holders.set(key, [holder]);
    else known.push(holder);
  };
  for (const version of rules) {
    const { id, title, path } = version.result;
    add(id, { title: title ?? path, path, version });
  }
  for (const source of sourcesNaming(ids, others)) {
    for (const { document } of documentsOf(source).documents) {
      if (document.kind === 'filter') continue;
      const { id, title } = document.metadata;
      add(id?.value, { title: title?.value ?? source.path, path: source.path });
    }
  }
  return holders;
}
