export type { LogEvent, PlainRecord, WindowsEvent, WindowsSystem } from './event.ts';
export { readEvents } from './read.ts';
export { exportNames, readRegressionCase, type RegressionCase, type RegressionTest } from './regression.ts';
