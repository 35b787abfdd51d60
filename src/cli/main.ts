#!/usr/bin/env node
import { nodeIo } from './node-io.ts';
import { run } from './program.ts';

await run(process.argv.slice(2), nodeIo(process));
