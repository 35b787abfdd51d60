import { createRequire } from 'node:module';
import { createKusto, type Kusto } from './kusto.ts';
import type { NativeKusto } from './native.ts';

/** The optional package with the official parser. Nothing else in this project may load it. */
const packageName = '@kusto/language-service-next';

/** The official parser isn't installed. `message` is one line that says how to install it. */
export class KustoMissingError extends Error {
  override readonly name = 'KustoMissingError';

  constructor() {
    super(`The Kusto language service is not installed: npm install ${packageName}`);
  }
}

let loaded: Kusto | undefined;

/**
 * The official Kusto parser and binder, loaded on first use (about a quarter of a second) and shared by the
 * whole process. Works on Node only. Rejects with {@link KustoMissingError} if the optional package is absent.
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
    throw new KustoMissingError();
  }
  load(`${packageName}/bridge.min.js`);
  load(`${packageName}/Kusto.Language.Bridge.min.js`);
  return (globalThis as unknown as { readonly Kusto: { readonly Language: NativeKusto } }).Kusto.Language;
}
