#!/usr/bin/env node
import { inlineLess } from './inlining.ts';
import { nodeIo } from './node-io.ts';
import { run } from './program.ts';

inlineLess();
await run(process.argv.slice(2), nodeIo(process));
