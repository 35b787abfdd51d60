import { conditionCodes } from './codes/condition.ts';
import { documentCodes } from './codes/document.ts';
import { emitCodes } from './codes/emit.ts';
import { eventCodes } from './codes/events.ts';
import { formatCodes } from './codes/format.ts';
import { inputCodes } from './codes/input.ts';
import { lintCodes } from './codes/lint.ts';
import { lowerCodes } from './codes/lower.ts';
import { mappingCodes } from './codes/mapping.ts';
import { yamlCodes } from './codes/yaml.ts';
import type { CatalogueEntry } from './entry.ts';

const codes = {
  ...inputCodes,
  ...yamlCodes,
  ...documentCodes,
  ...conditionCodes,
  ...lowerCodes,
  ...mappingCodes,
  ...emitCodes,
  ...eventCodes,
  ...lintCodes,
  ...formatCodes,
} as const;

/** The stable name of a kind of finding, such as `modifier-unknown`. */
export type DiagnosticCode = keyof typeof codes;

/** Every kind of finding that sigma-kql can report, grouped by the stage that reports it. */
export const catalogue: Readonly<Record<DiagnosticCode, CatalogueEntry>> = codes;
