import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { FormatInput } from './format.ts';

/**
 * Column names by which entities were mapped before entity mappings existed. The repository's tests look
 * for them anywhere in a query and then demand a mapping of that column.
 */
const legacyColumns = [
  'AccountCustomEntity',
  'HostCustomEntity',
  'IPCustomEntity',
  'URLCustomEntity',
  'ProcessCustomEntity',
  'FileHashCustomEntity',
];

/** Whether a query mentions a legacy column, which a value of a rule can do; reports an error if so. */
export function legacyColumnProblem(
  query: string,
  { mapped }: FormatInput,
  diagnostics: Diagnostics,
): boolean {
  const found = legacyColumns.find((column) => query.includes(column));
  if (found === undefined) return false;
  const message = `The query mentions \`${found}\`, and the community repository demands an entity mapping of that column.`;
  diagnostics.report('format-unavailable', mapped.rule.span, message);
  return true;
}
