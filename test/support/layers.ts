/** A room of the house and what its modules may import. Rooms are folders or single files. */
export interface Room {
  readonly room: string;
  /** Rooms that it may import freely; each stands above this row, which rules out cycles. */
  readonly uses: readonly string[];
  /** Rooms of which it may know the types only. */
  readonly usesTypesOf?: readonly string[];
  /** Rooms that it may load when they are needed, with `await import(…)`. */
  readonly loads?: readonly string[];
}

/** A package and the only places that may import it. */
export interface Ownership {
  /** Name of the package; `node:` stands for all of Node's own modules. */
  readonly package: string;
  readonly owners: readonly string[];
}

const model = ['src/diagnostics', 'src/schema', 'src/ir'];
const stages = ['src/yaml', 'src/parse', 'src/lower', 'src/mapping'];

/** The layer table of ARCHITECTURE.md, lowest layer first. A module that fits no row needs a new row. */
export const rooms: readonly Room[] = [
  { room: 'src/diagnostics', uses: [] },
  { room: 'src/schema', uses: ['src/diagnostics'] },
  { room: 'src/yaml', uses: ['src/diagnostics'] },
  { room: 'src/delimited.ts', uses: [], usesTypesOf: ['src/diagnostics'] },
  { room: 'src/loss.ts', uses: ['src/diagnostics'] },
  { room: 'src/ir', uses: ['src/diagnostics', 'src/schema'] },
  { room: 'src/parse', uses: ['src/diagnostics', 'src/yaml'] },
  { room: 'src/config', uses: ['src/diagnostics', 'src/yaml', 'src/ir'] },
  { room: 'src/events', uses: ['src/diagnostics', 'src/delimited.ts', 'src/yaml'] },
  { room: 'src/verdict.ts', uses: ['src/diagnostics'] },
  { room: 'src/lower', uses: ['src/diagnostics', 'src/yaml', 'src/ir', 'src/parse'] },
  { room: 'src/attack', uses: [] },
  {
    room: 'src/lint',
    uses: ['src/diagnostics', 'src/yaml', 'src/ir', 'src/parse', 'src/lower', 'src/attack'],
  },
  { room: 'src/mapping', uses: [...model, 'src/yaml'] },
  {
    room: 'src/placeholders',
    uses: ['src/diagnostics', 'src/delimited.ts', 'src/yaml', 'src/ir'],
    usesTypesOf: ['src/lower'],
  },
  {
    room: 'src/analyses',
    uses: ['src/diagnostics', 'src/ir', 'src/attack', 'src/lower'],
    usesTypesOf: ['src/parse', 'src/yaml'],
  },
  { room: 'src/holdings', uses: ['src/diagnostics'], usesTypesOf: ['src/ir', 'src/mapping'] },
  {
    room: 'src/draft',
    uses: ['src/diagnostics', 'src/delimited.ts', 'src/schema', 'src/yaml'],
    usesTypesOf: ['src/mapping'],
  },
  { room: 'src/render', uses: [...model, 'src/verdict.ts'] },
  { room: 'src/verifier.ts', uses: [], usesTypesOf: ['src/diagnostics', 'src/ir', 'src/events'] },
  {
    room: 'src/backend.ts',
    uses: [],
    usesTypesOf: [...model, 'src/mapping', 'src/config', 'src/render', 'src/verdict.ts', 'src/verifier.ts'],
  },
  { room: 'src/query-findings.ts', uses: ['src/diagnostics'], usesTypesOf: ['src/ir', 'src/backend.ts'] },
  { room: 'src/read.ts', uses: ['src/diagnostics', 'src/parse'] },
  { room: 'src/rule-set.ts', uses: ['src/diagnostics', 'src/ir', 'src/parse', 'src/lower', 'src/read.ts'] },
  {
    room: 'src/check.ts',
    uses: ['src/diagnostics', 'src/ir', 'src/lint', 'src/read.ts', 'src/rule-set.ts'],
  },
  {
    room: 'src/parse-sources.ts',
    uses: ['src/diagnostics', 'src/ir', 'src/parse', 'src/lower', 'src/read.ts', 'src/rule-set.ts'],
  },
  { room: 'src/links.ts', uses: [], usesTypesOf: ['src/read.ts'] },
  { room: 'src/selection.ts', uses: ['src/lower'], usesTypesOf: ['src/parse'] },
  {
    room: 'src/result.ts',
    uses: [],
    usesTypesOf: [
      'src/ir',
      'src/backend.ts',
      'src/diagnostics',
      'src/links.ts',
      'src/selection.ts',
      'src/verdict.ts',
    ],
  },
  {
    room: 'src/rule-tests.ts',
    uses: ['src/verifier.ts'],
    usesTypesOf: ['src/events', 'src/result.ts'],
  },
  {
    room: 'src/convert.ts',
    uses: [
      ...model,
      ...stages,
      'src/config',
      'src/verdict.ts',
      'src/loss.ts',
      'src/placeholders',
      'src/render',
      'src/backend.ts',
      'src/query-findings.ts',
      'src/read.ts',
      'src/rule-set.ts',
      'src/links.ts',
      'src/selection.ts',
      'src/result.ts',
    ],
  },
  {
    room: 'src/explain',
    uses: [...model, 'src/lower', 'src/analyses', 'src/read.ts', 'src/rule-set.ts'],
    usesTypesOf: ['src/parse', 'src/mapping', 'src/backend.ts', 'src/result.ts', 'src/verdict.ts'],
  },
  { room: 'backends/kql/schemas', uses: ['src/schema'] },
  { room: 'backends/kql/kusto', uses: ['src/schema'] },
  {
    room: 'backends/kql/validate',
    uses: ['src/schema', 'src/mapping', 'backends/kql/kusto', 'backends/kql/schemas'],
    usesTypesOf: ['src/backend.ts'],
  },
  { room: 'backends/kql/evaluate', uses: ['src/schema', 'backends/kql/kusto'] },
  { room: 'backends/kql/ingest', uses: ['src/schema'], usesTypesOf: ['src/ir', 'src/events'] },
  {
    room: 'backends/kql/verify',
    uses: [...model, 'src/verifier.ts', 'backends/kql/kusto', 'backends/kql/evaluate', 'backends/kql/ingest'],
    usesTypesOf: ['src/events', 'src/backend.ts'],
  },
  {
    room: 'backends/kql/generated',
    uses: ['backends/kql/schemas'],
    usesTypesOf: ['src/schema', 'src/mapping', 'src/render'],
  },
  {
    room: 'backends/kql',
    uses: [...model, 'src/mapping', 'backends/kql/schemas'],
    usesTypesOf: ['src/backend.ts', 'src/config', 'src/render', 'src/verdict.ts', 'src/verifier.ts'],
    loads: [
      'backends/kql/generated',
      'backends/kql/kusto',
      'backends/kql/validate',
      'backends/kql/evaluate',
      'backends/kql/verify',
    ],
  },
  {
    room: 'backends/kql/formats',
    uses: [...model, 'src/render', 'backends/kql', 'backends/kql/generated'],
    usesTypesOf: ['src/backend.ts', 'src/config', 'src/verdict.ts'],
  },
  {
    room: 'backends/kql/index.ts',
    uses: [...model, 'src/mapping', 'backends/kql'],
    usesTypesOf: ['src/backend.ts', 'src/verifier.ts'],
    loads: [
      'backends/kql/generated',
      'backends/kql/kusto',
      'backends/kql/validate',
      'backends/kql/evaluate',
      'backends/kql/verify',
      'backends/kql/formats',
    ],
  },
  {
    room: 'backends/index.ts',
    uses: ['backends/kql', 'backends/kql/index.ts'],
    usesTypesOf: ['src/backend.ts'],
  },
  {
    room: 'src/converter.ts',
    uses: [...model, ...stages, 'src/config', 'src/placeholders', 'src/convert.ts', 'backends/index.ts'],
    usesTypesOf: [
      'src/selection.ts',
      'src/backend.ts',
      'src/verifier.ts',
      'src/result.ts',
      'src/loss.ts',
      'src/explain',
    ],
    loads: ['src/explain'],
  },
  {
    room: 'src/describe.ts',
    uses: ['src/diagnostics', 'src/holdings', 'src/draft', 'src/converter.ts', 'backends/index.ts'],
  },
  {
    room: 'src/index.ts',
    uses: [
      'src/config',
      'src/events',
      'src/rule-tests.ts',
      'src/describe.ts',
      'src/holdings',
      'src/diagnostics',
      'src/ir',
      'src/verdict.ts',
      'src/check.ts',
      'src/parse-sources.ts',
      'src/explain',
      'src/converter.ts',
    ],
    usesTypesOf: [
      'src/analyses',
      'src/verifier.ts',
      'src/links.ts',
      'src/selection.ts',
      ...model,
      ...stages,
      'src/backend.ts',
      'src/result.ts',
      'src/loss.ts',
    ],
  },
  {
    room: 'src/cli',
    uses: ['src/diagnostics', 'src/verdict.ts'],
    usesTypesOf: ['src/index.ts'],
    loads: ['src/converter.ts', 'src/index.ts'],
  },
];

/** Third-party packages and Node's own modules, each with its owners. Everything else may not be imported. */
export const ownerships: readonly Ownership[] = [
  { package: 'yaml', owners: ['src/yaml', 'src/render'] },
  { package: 'handlebars', owners: ['src/render'] },
  { package: 'commander', owners: ['src/cli'] },
  { package: 'ignore', owners: ['src/cli'] },
  { package: '@kusto/language-service-next', owners: ['backends/kql/kusto/load.ts'] },
  { package: 're2js', owners: ['src/lower', 'backends/kql/evaluate'] },
  { package: 'saxes', owners: ['backends/kql/evaluate'] },
  { package: 'node:', owners: ['src/cli', 'backends/kql/kusto/load.ts'] },
];
