import { createRequire } from 'node:module';
import { MissingPackageError } from '../../../src/backend/missing-package.ts';
import { createKusto, type Kusto } from './kusto.ts';
import type { NativeKusto } from './native.ts';

/** The optional package with the official parser. Nothing else in this project may load it. */
const packageName = '@kusto/language-service-next';

let loaded: Kusto | undefined;

/**
 * The official Kusto parser and binder, loaded on first use (about a quarter of a second) and shared by the
 * whole process. Works on Node only. Rejects with {@link MissingPackageError} if the optional package is absent.
 */
export async function loadKusto(): Promise<Kusto> {
  loaded ??= createKusto(await Promise.resolve(loadNative()));
  return loaded;
}

/** Both files are global scripts; the second needs the global `Bridge` that the first defines. */
function loadNative(): NativeKusto {
  const load = createRequire(import.meta.url);
  try {
    load.resolve(packageName);
  } catch {
    throw new MissingPackageError('The Kusto language service', packageName);
  }
  load(`${packageName}/bridge.min.js`);
  load(`${packageName}/Kusto.Language.Bridge.min.js`);
  return (globalThis as unknown as { readonly Kusto: { readonly Language: NativeKusto } }).Kusto.Language;
}
