import type { ScalarType } from '../../../../src/schema/index.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { convert, parseJson } from '../values/convert.ts';
import { pure, type FunctionRow, type FunctionTable } from './row.ts';

const toReal = conversion('toreal-function', 'real');
const toBool = conversion('tobool-function', 'bool');
const toTimespan = conversion('totimespan-function', 'timespan');
const json = pure('parse-json-function', 'any', 'dynamic', (value: string | null) =>
  typeof value === 'string' ? parseJson(value) : value,
);

/** Conversions from one type to another. What can't be converted is null. */
export const conversionFunctions: FunctionTable = {
  tostring: conversion('tostring-function', 'string'),
  toint: conversion('toint-function', 'int'),
  tolong: conversion('tolong-function', 'long'),
  toreal: toReal,
  todouble: toReal,
  tobool: toBool,
  toboolean: toBool,
  todatetime: conversion('todatetime-function', 'datetime'),
  totimespan: toTimespan,
  totime: toTimespan,
  toguid: conversion('toguid-function', 'guid'),
  parse_json: {
    ...json,
    compile: (args, site) => (args[0]?.type === 'dynamic' ? args[0] : json.compile(args, site)),
  },
  parsejson: json,
  todynamic: {
    ...json,
    compile: (args, site) => (args[0]?.type === 'dynamic' ? args[0] : json.compile(args, site)),
  },
  toobject: json,
};

function conversion(page: string, to: ScalarType): FunctionRow {
  return {
    page,
    minimum: 1,
    maximum: 1,
    compile([arg]) {
      if (arg === undefined || arg.type === 'decimal') throw new UnsupportedKql('type decimal');
      const { type } = arg;
      return { type: to, constant: arg.constant, get: (row, run) => convert(arg.get(row, run), type, to) };
    },
  };
}
