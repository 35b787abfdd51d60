import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const examples = join(import.meta.dirname, '../../rules/examples');

/** Writes `count` rules into `folder`, made of the examples: each has an id and a value of its own. */
export function writeRules(folder: string, count: number): void {
  const texts = readdirSync(examples)
    .filter((name) => name.endsWith('.yml'))
    .toSorted()
    .map((name) => readFileSync(join(examples, name), 'utf8'));
  for (let index = 0; index < count; index += 1) {
    const text = (texts[index % texts.length] ?? '').replace(/^id: .*$/m, `id: ${idOf(index)}`);
    write(join(folder, `group-${index % 7}/rule-${index}.yml`), `${text}# ${index}\n`);
  }
}

/** A correlation over two of the rules of `writeRules`, and a rule that some selections leave out. */
export function writeCorrelation(folder: string): void {
  write(
    join(folder, 'correlation.yml'),
    `title: Both
id: ${idOf(1_000_001)}
status: test
level: high
correlation:
  type: temporal
  rules:
    - ${idOf(0)}
    - ${idOf(60)}
  group-by:
    - User
  timespan: 5m
`,
  );
}

/** A rule with hostile metadata under any file name. */
export function writeHostileRule(path: string, title: string): void {
  write(
    path,
    `title: ${JSON.stringify(title)}
id: ${JSON.stringify(title)}
logsource:
  category: dns_query
  product: windows
detection:
  selection:
    QueryName: example.com
  condition: selection
`,
  );
}

function idOf(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
