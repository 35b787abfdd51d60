export { kql } from './kql/index.ts';
