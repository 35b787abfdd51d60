import { conditionFunctions } from './conditions.ts';
import { conversionFunctions } from './conversions.ts';
import { dynamicFunctions } from './dynamic.ts';
import { encodingFunctions } from './encoding.ts';
import { ipFunctions } from './ip.ts';
import { mathFunctions } from './math.ts';
import { patternFunctions } from './patterns.ts';
import type { FunctionTable } from './row.ts';
import { setFunctions } from './sets.ts';
import { textFunctions } from './text.ts';
import { timeFunctions } from './time.ts';
import { windowFunctions } from './window.ts';
import { xmlFunctions } from './xml.ts';

/** Every built-in scalar function that the evaluator knows, by name. */
export const functions: FunctionTable = {
  ...conditionFunctions,
  ...conversionFunctions,
  ...dynamicFunctions,
  ...encodingFunctions,
  ...ipFunctions,
  ...mathFunctions,
  ...patternFunctions,
  ...setFunctions,
  ...textFunctions,
  ...timeFunctions,
  ...windowFunctions,
  ...xmlFunctions,
};
