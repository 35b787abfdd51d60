import { settingsSchema } from '../../src/config/index.ts';
import { cliPage } from './cli-page.ts';
import { diagnosticsPage } from './diagnostics-page.ts';
import { architecturePage } from './layers-section.ts';
import { supportMatrixPage } from './support-matrix-page.ts';

/** A generated page; `path` starts at the root of the repository. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** All generated pages, as they should be now. */
export function referencePages(root: string): readonly Page[] {
  return [
    { path: 'docs/reference/cli.md', text: cliPage() },
    { path: 'docs/reference/diagnostics.md', text: diagnosticsPage(root) },
    { path: 'docs/reference/support-matrix.md', text: supportMatrixPage() },
    {
      path: 'docs/reference/settings.schema.json',
      text: `${JSON.stringify(settingsSchema(), undefined, 2)}\n`,
    },
    { path: 'ARCHITECTURE.md', text: architecturePage(root) },
  ];
}
