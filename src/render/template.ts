import type Handlebars from 'handlebars';
import * as runtime from 'handlebars/runtime.js';

/** The runtime's own declarations are empty. */
const handlebars = (runtime as unknown as { readonly default: typeof Handlebars }).default.create();

/**
 * Renders a template that `scripts/generate.ts` compiled. Values are inserted as they are, so the caller
 * escapes them for the language of the template; a name that the view lacks is an error of the program.
 */
export function renderTemplate(template: TemplateSpecification, view: object): string {
  return handlebars.template<object>(template)(view, {
    allowProtoPropertiesByDefault: false,
    allowProtoMethodsByDefault: false,
  });
}

/** A compiled template. */
export type TemplateSpecification = Parameters<typeof Handlebars.template>[0];
