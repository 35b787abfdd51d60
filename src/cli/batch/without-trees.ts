import type { Conversion, RuleResult } from '../../index.ts';

/** A conversion without its mapped rules: they are most of its size, and nobody needs them once there are queries. */
export function withoutTrees(conversion: Conversion): Conversion {
  return { ...conversion, results: conversion.results.map(withoutTree) };
}

function withoutTree(result: RuleResult): RuleResult {
  const copy: { -readonly [key in keyof RuleResult]: RuleResult[key] } = { ...result };
  delete copy.mapped;
  return copy;
}
