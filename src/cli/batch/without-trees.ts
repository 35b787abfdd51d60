import type { Conversion, RuleResult } from '../../index.ts';

/** A conversion without its mapped rules: they are most of its size, and nobody needs them once there are queries. */
export function withoutTrees(conversion: Conversion): Conversion {
  return { ...conversion, results: conversion.results.map(withoutTree) };
}

function withoutTree(result: RuleResult): RuleResult {
  const { mapped: _mapped, ...rest } = result;
  return rest;
}
