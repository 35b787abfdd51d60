export { createConverter, type Converter, type ConverterSetup } from './converter.ts';
export { openMappings } from './mappings.ts';
export type { ConverterOptions, WindowsEvents } from './options.ts';
