import type { TemplateChoice } from '../../../src/backend/backend.ts';
import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import { compileUserTemplate } from '../../../src/render/user-template.ts';
import type { Format } from './format.ts';
import { formats } from './index.ts';
import { formatNames } from '../format-names.ts';
import { userFormat } from './user-format.ts';

/** A format and the name that it goes by in manifests and reports. */
export interface OpenedFormat {
  readonly name: string;
  readonly format: Format;
}

/** The format of a name, or one made of a user's template. Undefined if there is none, after a report for templates. */
export function openFormat(
  choice: string | TemplateChoice,
  diagnostics: Diagnostics,
): OpenedFormat | undefined {
  if (typeof choice === 'string') {
    const name = formatNames.find((known) => known === choice);
    return name === undefined ? undefined : { name, format: formats[name] };
  }
  const template = compileUserTemplate(choice.source, diagnostics);
  return template && { name: 'template', format: userFormat(template, choice.extension) };
}
