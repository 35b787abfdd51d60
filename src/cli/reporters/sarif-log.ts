import { printable } from '../../diagnostics/index.ts';
import type { Place } from './place.ts';

/** How urgent a result is; the words of SARIF. */
export type SarifLevel = 'error' | 'warning' | 'note';

/** What a kind of result is about. */
export interface SarifRule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly help: string;
  readonly level: SarifLevel;
}

/** Something to show at a place. */
export interface SarifResult {
  /** The `id` of one of the rules. */
  readonly ruleId: string;
  readonly level: SarifLevel;
  readonly text: string;
  readonly location: SarifLocation;
  readonly related: readonly (SarifLocation & { readonly text: string })[];
  /** The same for the same result in another revision, wherever it has moved to. */
  readonly fingerprint?: string;
}

/** A place in a file, or only the file. */
export interface SarifLocation {
  readonly path: string;
  readonly region?: Place;
}

/** A SARIF 2.1.0 log (OASIS Standard) of one run, ending with a line break. */
export function sarifLog(
  rules: readonly SarifRule[],
  results: readonly SarifResult[],
  version: string,
): string {
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sigma-kql', version, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => resultOf(result, positions.get(result.ruleId) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptorOf({ id, title, why, help, level }: SarifRule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: help },
    defaultConfiguration: { level },
  };
}

function resultOf(
  { ruleId, level, text, location, related, fingerprint }: SarifResult,
  ruleIndex: number,
): object {
  return {
    ruleId,
    ruleIndex,
    level,
    message: { text: unlinked(text) },
    locations: [{ physicalLocation: locationOf(location) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            message: { text: unlinked(each.text) },
            physicalLocation: locationOf(each),
          })),
        }),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { 'sigmaKql/v1': fingerprint } }),
  };
}

/** Messages can hold links, as `[text](target)` (section 3.11.6); a word joiner keeps texts of rules from being some. */
function unlinked(text: string): string {
  return text.replaceAll('](', ']\u2060(');
}

function locationOf({ path, region }: SarifLocation): object {
  const artifactLocation = { uri: uriOf(path) };
  if (region === undefined) return { artifactLocation };
  const { line, column, endLine, endColumn } = region;
  return { artifactLocation, region: { startLine: line, startColumn: column, endLine, endColumn } };
}

/** A path as a URI reference; every character that could mean something in a URI is encoded. */
function uriOf(path: string): string {
  const encoded = printable(path)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
