import { defender } from './defender.ts';
import type { FormatName } from '../format-names.ts';
import type { Format } from './format.ts';
import { huntingYaml } from './hunting-yaml.ts';
import { markdown } from './markdown.ts';
import { sentinelArm } from './sentinel-arm.ts';
import { sentinelBicep } from './sentinel-bicep.ts';
import { sentinelTerraform } from './sentinel-terraform.ts';
import { sentinelYaml } from './sentinel-yaml.ts';

export { sampleView, userFormat } from './user-format.ts';
export type { FormatName } from '../format-names.ts';
export type { Format, FormatCatalogs, FormatInput } from './format.ts';

/** Every format, by the name that users choose it by. */
export const formats: Readonly<Record<FormatName, Format>> = {
  'sentinel-yaml': sentinelYaml,
  'hunting-yaml': huntingYaml,
  'sentinel-arm': sentinelArm,
  'sentinel-bicep': sentinelBicep,
  'sentinel-terraform': sentinelTerraform,
  defender,
  markdown,
};
