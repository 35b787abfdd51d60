import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Bench } from 'tinybench';
import { ratiosOf, type Ratios } from './ratio.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/sigma-kql.js');
const rule = join(root, 'rules/seeds/net_connection_win_domain_notion_api_susp_communication.yml');

/** A fresh process that converts one rule. The first line is a Node process that does nothing. */
export async function measureColdStart(): Promise<Ratios> {
  const bench = new Bench({ time: 2000, iterations: 10, warmupIterations: 2, warmupTime: 0 });
  bench.add('empty node process', () => start('-e', ''));
  bench.add('--help', () => start(command, '--help'));
  bench.add('convert one rule', () => start(command, 'convert', rule));
  return ratiosOf(bench);
}

function start(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { stdio: 'ignore' });
}
