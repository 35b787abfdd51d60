/** A room of the house and what its modules may import. Rooms are folders or single files. */
export interface Room {
  readonly room: string;
  /** In a few words for ARCHITECTURE.md. */
  readonly holds: string;
  /** Rooms that it may import freely; each stands above this row, which rules out cycles. */
  readonly uses: readonly string[];
  /** Rooms of which it may know the types only. */
  readonly usesTypesOf?: readonly string[];
  /** Rooms that it may load when they are needed, with `await import(…)`. */
  readonly loads?: readonly string[];
}

/** A package, or a module of Node, and the only places that may import it. */
export interface Ownership {
  /** Name of the package, or `node:` and the name of Node's module. */
  readonly package: string;
  readonly owners: readonly string[];
}

const model = ['src/diagnostics', 'src/schema', 'src/ir'];

/** The layer table of ARCHITECTURE.md, lowest layer first. A module that fits no row needs a new row. */
export const rooms: readonly Room[] = [
  { room: 'src/diagnostics', holds: 'findings, their codes, places in sources', uses: [] },
  { room: 'src/terms', holds: 'words of Sigma', uses: [] },
  { room: 'src/schema', holds: 'columns and their types', uses: [] },
  { room: 'src/yaml', holds: 'YAML with a place for every value', uses: ['src/diagnostics'] },
  {
    room: 'src/text',
    holds: 'delimited values, comments that name a schema',
    uses: [],
    usesTypesOf: ['src/diagnostics'],
  },
  { room: 'src/ir', holds: 'rules and mapped rules', uses: ['src/diagnostics', 'src/schema'] },
  {
    room: 'src/parse',
    holds: 'documents and conditions as written',
    uses: ['src/diagnostics', 'src/terms', 'src/yaml'],
  },
  {
    room: 'src/config',
    holds: 'settings of deployable rules',
    uses: ['src/diagnostics', 'src/terms', 'src/text', 'src/yaml'],
  },
  { room: 'src/events', holds: 'sample events', uses: ['src/diagnostics', 'src/text', 'src/yaml'] },
  { room: 'src/outcome', holds: 'verdicts, accepted losses', uses: ['src/diagnostics'] },
  {
    room: 'src/lower',
    holds: 'documents become rules',
    uses: ['src/diagnostics', 'src/yaml', 'src/ir', 'src/parse'],
  },
  { room: 'src/attack', holds: 'names and ids of ATT&CK', uses: [] },
  {
    room: 'src/lint',
    holds: 'checks of `sigma-kql check`',
    uses: ['src/diagnostics', 'src/yaml', 'src/ir', 'src/parse', 'src/lower', 'src/attack'],
  },
  { room: 'src/mapping', holds: 'rules become mapped rules', uses: [...model, 'src/yaml'] },
  {
    room: 'src/placeholders',
    holds: 'what placeholders stand for',
    uses: ['src/diagnostics', 'src/text', 'src/yaml', 'src/ir'],
    usesTypesOf: ['src/lower'],
  },
  {
    room: 'src/analyses',
    holds: 'what can be computed of rules',
    uses: ['src/diagnostics', 'src/ir', 'src/attack', 'src/lower'],
    usesTypesOf: ['src/parse', 'src/yaml'],
  },
  {
    room: 'src/holdings',
    holds: 'what mappings hold',
    uses: ['src/diagnostics'],
    usesTypesOf: ['src/ir', 'src/mapping'],
  },
  {
    room: 'src/draft',
    holds: 'mappings for tables of the user',
    uses: ['src/diagnostics', 'src/text', 'src/schema', 'src/yaml'],
    usesTypesOf: ['src/mapping'],
  },
  {
    room: 'src/render',
    holds: 'headers of queries, templates, YAML',
    uses: ['src/diagnostics', 'src/ir', 'src/outcome'],
  },
  {
    room: 'src/backend',
    holds: 'the contract of a backend',
    uses: [],
    usesTypesOf: [...model, 'src/mapping', 'src/config', 'src/events', 'src/outcome'],
  },
  { room: 'src/backend/missing-package.ts', holds: 'the error for an optional package', uses: [] },
  {
    room: 'src/pipeline',
    holds: 'all stages, top to bottom; no concrete backend',
    uses: [
      'src/diagnostics',
      'src/ir',
      'src/parse',
      'src/lower',
      'src/mapping',
      'src/lint',
      'src/config',
      'src/outcome',
      'src/placeholders',
      'src/render',
      'src/backend',
    ],
    usesTypesOf: ['src/events'],
  },
  {
    room: 'src/explain',
    holds: 'explanations of rules',
    uses: ['src/diagnostics', 'src/ir', 'src/lower', 'src/analyses', 'src/pipeline', 'src/backend'],
    usesTypesOf: ['src/parse', 'src/outcome'],
  },
  { room: 'src/comparison', holds: 'whether two queries find the same', uses: [...model, 'src/backend'] },
  {
    room: 'src/review',
    holds: 'what a change does to queries',
    uses: [
      'src/diagnostics',
      'src/ir',
      'src/yaml',
      'src/parse',
      'src/lower',
      'src/analyses',
      'src/outcome',
      'src/pipeline',
      'src/explain',
      'src/comparison',
      'src/backend',
    ],
  },
  { room: 'backends/kql/schemas', holds: "columns of Microsoft's tables", uses: ['src/schema'] },
  {
    room: 'backends/kql/mappings',
    holds: 'the short form of shipped mappings',
    uses: [],
    usesTypesOf: ['src/schema', 'src/ir', 'src/mapping'],
  },
  {
    room: 'backends/kql/kusto',
    holds: "Microsoft's parser, an optional package",
    uses: ['src/schema', 'src/backend/missing-package.ts'],
  },
  {
    room: 'backends/kql/generated',
    holds: 'mappings and schemas as modules',
    uses: ['backends/kql/schemas', 'backends/kql/mappings'],
    usesTypesOf: ['src/schema', 'src/mapping', 'src/render'],
  },
  {
    room: 'backends/kql/validate',
    holds: 'checking queries',
    uses: [
      'src/schema',
      'src/mapping',
      'backends/kql/kusto',
      'backends/kql/schemas',
      'backends/kql/generated',
    ],
    usesTypesOf: ['src/backend'],
  },
  {
    room: 'backends/kql/evaluate',
    holds: 'running queries on sample rows',
    uses: ['src/schema', 'backends/kql/kusto'],
  },
  {
    room: 'backends/kql/ingest',
    holds: 'rows that agents and parsers make of events',
    uses: ['src/schema'],
    usesTypesOf: ['src/ir', 'src/events'],
  },
  {
    room: 'backends/kql/verify',
    holds: 'running rules on sample events',
    uses: [...model, 'src/backend', 'backends/kql/kusto', 'backends/kql/evaluate', 'backends/kql/ingest'],
    usesTypesOf: ['src/events'],
  },
  { room: 'backends/kql', holds: 'writing KQL', uses: [...model, 'src/backend'] },
  {
    room: 'backends/kql/formats',
    holds: 'formats of deployable rules',
    uses: [...model, 'src/render', 'src/backend', 'backends/kql', 'backends/kql/generated'],
    usesTypesOf: ['src/config', 'src/outcome'],
  },
  {
    room: 'backends/kql/index.ts',
    holds: 'the KQL backend; heavy parts only when they are needed',
    uses: ['src/schema', 'src/ir', 'src/mapping', 'backends/kql', 'backends/kql/generated'],
    usesTypesOf: ['src/backend', 'backends/kql/formats'],
    loads: ['backends/kql/validate', 'backends/kql/verify', 'backends/kql/formats'],
  },
  { room: 'backends/index.ts', holds: 'the backends that there are', uses: ['backends/kql/index.ts'] },
  {
    room: 'src/converter',
    holds: 'the library: converting',
    uses: [
      'src/diagnostics',
      'src/schema',
      'src/lower',
      'src/mapping',
      'src/config',
      'src/placeholders',
      'src/pipeline',
      'backends/index.ts',
    ],
    usesTypesOf: ['src/backend', 'src/outcome', 'src/explain'],
    loads: ['src/explain'],
  },
  {
    room: 'src/describe.ts',
    holds: 'the library: describing mappings',
    uses: ['src/diagnostics', 'src/holdings', 'src/draft', 'src/converter', 'backends/index.ts'],
  },
  {
    room: 'src/review-sets.ts',
    holds: 'the library: comparing two states of a set of rules',
    uses: [
      'src/diagnostics',
      'src/schema',
      'src/mapping',
      'src/config',
      'src/pipeline',
      'src/review',
      'src/backend/missing-package.ts',
      'src/converter',
      'backends/index.ts',
    ],
    usesTypesOf: ['src/backend', 'src/comparison'],
    loads: ['src/comparison'],
  },
  {
    room: 'src/index.ts',
    holds: 'the library as it is published',
    uses: [
      'src/review',
      'src/review-sets.ts',
      'src/config',
      'src/events',
      'src/pipeline',
      'src/describe.ts',
      'src/holdings',
      'src/diagnostics',
      'src/ir',
      'src/outcome',
      'src/explain',
      'src/converter',
    ],
    usesTypesOf: ['src/analyses', 'src/backend', 'src/lower'],
  },
  {
    room: 'src/cli',
    holds: 'the command line, and the outside world',
    uses: [
      'src/diagnostics',
      'src/terms',
      'src/outcome',
      'src/review',
      'src/backend/missing-package.ts',
      'src/converter',
    ],
    usesTypesOf: ['src/index.ts', 'src/comparison'],
    loads: ['src/index.ts'],
  },
];

/**
 * Third-party packages and Node's own modules, each with its owners. Everything else may not be imported, so there is
 * no way to the network, and one file that touches the disk.
 */
export const ownerships: readonly Ownership[] = [
  { package: 'yaml', owners: ['src/yaml', 'src/render'] },
  { package: 'handlebars', owners: ['src/render'] },
  { package: 'commander', owners: ['src/cli'] },
  { package: 'ignore', owners: ['src/cli'] },
  { package: '@kusto/language-service-next', owners: ['backends/kql/kusto/load.ts'] },
  { package: 're2js', owners: ['backends/kql/evaluate'] },
  { package: 'refa', owners: ['src/comparison'] },
  { package: 'diff', owners: ['src/review'] },
  { package: 'saxes', owners: ['backends/kql/evaluate'] },
  { package: 'node:fs', owners: ['src/cli/node-io.ts'] },
  { package: 'node:os', owners: ['src/cli/node-io.ts'] },
  { package: 'node:child_process', owners: ['src/cli/review'] },
  { package: 'node:worker_threads', owners: ['src/cli/threads.ts', 'src/cli/batch/worker.ts'] },
  { package: 'node:module', owners: ['backends/kql/kusto/load.ts'] },
  { package: 'node:crypto', owners: ['src/cli'] },
  { package: 'node:events', owners: ['src/cli'] },
  { package: 'node:path', owners: ['src/cli'] },
  { package: 'node:url', owners: ['src/cli'] },
  { package: 'node:util', owners: ['src/cli'] },
  { package: 'node:v8', owners: ['src/cli/inlining.ts'] },
];
