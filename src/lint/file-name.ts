import { quote } from '../diagnostics/index.ts';
import type { SetLint } from './lint.ts';

const convention = /^[a-z0-9_]{10,90}\.yml$/;

/** Files are named as SigmaHQ does ("Filename Schema"). Sources without a file name are passed over. */
export const fileName: SetLint = (documents, diagnostics) => {
  for (const source of new Set(documents.map(({ span }) => span.source))) {
    const name = source.path.slice(source.path.lastIndexOf('/') + 1);
    if (!/\.ya?ml$/i.test(name) || convention.test(name)) continue;
    const place = { source, start: 0, end: 0 };
    diagnostics.report('file-name', place, `The file name ${quote(name)} does not follow the convention.`);
  }
};
