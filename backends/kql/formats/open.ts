import type { TemplateChoice } from '../../../src/backend/backend.ts';
import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { Format } from './format.ts';
import { formats } from './index.ts';
import { formatNames } from '../format-names.ts';

/** A format and the name that it goes by in manifests and reports. */
export interface OpenedFormat {
  readonly name: string;
  readonly format: Format;
}

/** The format of a name, or one made of a user's template. Undefined if there is none, after a report for templates. */
export async function openFormat(
  choice: string | TemplateChoice,
  diagnostics: Diagnostics,
): Promise<OpenedFormat | undefined> {
  if (typeof choice === 'string') {
    const name = formatNames.find((known) => known === choice);
    return name === undefined ? undefined : { name, format: formats[name] };
  }
  // The compiler of templates is large, and the shipped ones are compiled already.
  const { compileUserTemplate } = await import('../../../src/render/user-template.ts');
  const { sampleView, userFormat } = await import('./user-format.ts');
  const template = compileUserTemplate(choice.source, sampleView, diagnostics);
  return template && { name: 'template', format: userFormat(template, choice.extension) };
}
