import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type SchemaObject } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * What the check writes of SARIF 2.1.0 (OASIS Standard, errata 01), as a closed schema: sections 3.13
 * (sarifLog), 3.14 (run), 3.18 (tool), 3.19 (toolComponent), 3.49 (reportingDescriptor), 3.27 (result),
 * 3.28 (location), 3.29 (physicalLocation), 3.4 (artifactLocation), 3.30 (region) and 3.11 (message).
 */
const schema: SchemaObject = {
  $ref: '#/definitions/log',
  definitions: {
    log: closed({
      $schema: { type: 'string', pattern: '^https://.*/sarif-schema-2\\.1\\.0\\.json$' },
      version: { const: '2.1.0' },
      runs: { type: 'array', minItems: 1, maxItems: 1, items: { $ref: '#/definitions/run' } },
    }),
    run: closed({
      tool: closed({
        driver: closed({
          name: { const: 'sigma-kql' },
          version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
          rules: { type: 'array', uniqueItems: true, items: { $ref: '#/definitions/rule' } },
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      results: { type: 'array', items: { $ref: '#/definitions/result' } },
    }),
    rule: closed({
      id: { type: 'string', pattern: '^[a-z][a-z-]*$' },
      shortDescription: { $ref: '#/definitions/message' },
      fullDescription: { $ref: '#/definitions/message' },
      help: { $ref: '#/definitions/message' },
      defaultConfiguration: closed({ level: { $ref: '#/definitions/level' } }),
    }),
    result: closed(
      {
        ruleId: { type: 'string' },
        ruleIndex: { type: 'integer', minimum: 0 },
        level: { $ref: '#/definitions/level' },
        message: { $ref: '#/definitions/message' },
        locations: {
          type: 'array',
          minItems: 1,
          items: closed({ physicalLocation: { $ref: '#/definitions/place' } }),
        },
        partialFingerprints: closed({ 'sigmaKql/v1': { type: 'string', pattern: '^[0-9a-f]{32}$' } }),
        relatedLocations: {
          type: 'array',
          uniqueItems: true,
          items: closed({
            id: { type: 'integer', minimum: 0 },
            message: { $ref: '#/definitions/message' },
            physicalLocation: { $ref: '#/definitions/place' },
          }),
        },
      },
      ['relatedLocations', 'partialFingerprints'],
    ),
    place: closed(
      {
        // RFC 3986 without the characters that delimit parts of a URI, apart from the slash.
        artifactLocation: closed({
          uri: { type: 'string', pattern: "^(?:file://)?(?:[A-Za-z0-9._~!*'()/-]|%[0-9A-F]{2})+$" },
        }),
        region: closed({
          startLine: { type: 'integer', minimum: 1 },
          startColumn: { type: 'integer', minimum: 1 },
          endLine: { type: 'integer', minimum: 1 },
          endColumn: { type: 'integer', minimum: 1 },
        }),
      },
      ['region'],
    ),
    message: closed({ text: { type: 'string', minLength: 1 } }),
    level: { enum: ['none', 'note', 'warning', 'error'] },
  },
};

/** Every property is required, unless it is listed as optional, and no other is allowed. */
function closed(properties: Record<string, SchemaObject>, optional: readonly string[] = []): SchemaObject {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
  }[];
}

const validateOwn = new Ajv({ allErrors: true }).compile(schema);

/**
 * The schema that OASIS published for SARIF 2.1.0 (revision rtm.5, the one that the schema store serves), as Microsoft's
 * SARIF SDK for JavaScript ships it. It is written for draft 4 of JSON Schema, but uses nothing that later drafts
 * changed except for the name of its own id and the dialect of its patterns.
 */
const official: SchemaObject = (() => {
  const path = fileURLToPath(import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
  const { $schema, id, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  if ($schema !== 'http://json-schema.org/draft-04/schema#')
    throw new Error(`another draft: ${String($schema)}`);
  return { ...rest, $id: id as string };
})();

const validateOfficial = addFormats
  .default(new Ajv({ allErrors: true, unicodeRegExp: false }))
  .compile(official);

/** What the official schema has against a SARIF log. */
export function checkOfficialSarif(text: string): readonly string[] {
  if (validateOfficial(JSON.parse(text))) return [];
  return (validateOfficial.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/**
 * What is wrong with a SARIF log; empty if it is valid by the official schema and by the closer one of this project, and
 * its results name the rules that they point at.
 */
export function checkSarif(text: string): readonly string[] {
  const flaws = checkOfficialSarif(text);
  if (flaws.length > 0) return flaws;
  const log: unknown = JSON.parse(text);
  if (!validateOwn(log))
    return (validateOwn.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  return (log as Log).runs.flatMap(({ tool, results }) =>
    results
      .filter(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id !== ruleId)
      .map(({ ruleId, ruleIndex }) => `result ${ruleId} points at rule ${ruleIndex}`),
  );
}
