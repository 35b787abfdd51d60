import type { Diagnostics } from '../../diagnostics/index.ts';
import { typeOf, type ColumnExpression } from '../../ir/index.ts';
import type { ScalarType } from '../../schema/index.ts';
import type { YamlMap, YamlNode } from '../../yaml/index.ts';
import type { MappedPredicate, PredicateTest } from '../model.ts';
import { columnReader, plainColumnReader } from './column.ts';
import { invalid, listOf, literal, oneOf, oneOrMore, required, type Reader } from './reader.ts';
import type { TableScope } from './scope.ts';
import { byKey, variant } from './variant.ts';

/**
 * A test of the row: `Column: value`, `Column: [values]`, `Column: { startswith: … }`, several columns
 * (all hold), or `any`, `all`, `not` with tests inside. `{ test: <column>, is: … }` tests a computed column.
 */
export function predicateReader(scope: TableScope): Reader<MappedPredicate> {
  const nested: Reader<MappedPredicate> = (node, diagnostics) => predicateReader(scope)(node, diagnostics);
  const operations = {
    any: variant({ any: required(listOf('tests', nested)) }, ({ any }) => joined('any', any)),
    all: variant({ all: required(listOf('tests', nested)) }, ({ all }) => joined('all', all)),
    not: variant({ not: required(nested) }, ({ not }) => ({ kind: 'not', operand: not }) as const),
    test: variant({ test: required(columnReader(scope)), is: required(conditionReader) }, ({ test, is }) => ({
      ...is,
      column: test,
    })),
  };
  const operation = byKey<MappedPredicate>('a test', operations);
  const column = plainColumnReader(scope);
  return (node, diagnostics) => {
    if (node.kind !== 'map' || node.entries.length === 0)
      return invalid(node, diagnostics, 'Expected "Column: value".');
    if (node.entries.some(({ key }) => Object.hasOwn(operations, key.text)))
      return operation(node, diagnostics);
    return readColumns(node, column, diagnostics);
  };
}

/** One test, or a list of tests that all hold. */
export function conjunctionReader(scope: TableScope): Reader<readonly MappedPredicate[]> {
  return oneOrMore('tests', predicateReader(scope));
}

function readColumns(
  map: YamlMap,
  column: Reader<ColumnExpression>,
  diagnostics: Diagnostics,
): MappedPredicate | undefined {
  const tests = map.entries.map(({ key, value }) => {
    const left = column(key, diagnostics);
    const right = conditionReader(value, diagnostics);
    if (!left || !right) return undefined;
    return checkTypes({ ...right, column: left }, value, diagnostics);
  });
  const sound = tests.filter((test) => test !== undefined);
  return sound.length === tests.length ? joined('all', sound) : undefined;
}

type Condition = Pick<PredicateTest, 'kind' | 'operator' | 'values'>;

const values = oneOrMore('values', literal);
const marker = oneOf(['true']);

const conditions = byKey<Condition>('a condition', {
  startswith: variant({ startswith: required(values) }, (found) => condition('startswith', found.startswith)),
  endswith: variant({ endswith: required(values) }, (found) => condition('endswith', found.endswith)),
  contains: variant({ contains: required(values) }, (found) => condition('contains', found.contains)),
  empty: variant({ empty: required(marker) }, () => condition('empty', [])),
  filled: variant({ filled: required(marker) }, () => condition('filled', [])),
});

const conditionReader: Reader<Condition> = (node, diagnostics) => {
  if (node.kind === 'map') return conditions(node, diagnostics);
  const found = values(node, diagnostics);
  return found && condition('equals', found);
};

function condition(operator: PredicateTest['operator'], found: PredicateTest['values']): Condition {
  return { kind: 'test', operator, values: found };
}

function joined(kind: 'all' | 'any', operands: readonly MappedPredicate[]): MappedPredicate {
  const [first, ...rest] = operands;
  return first && rest.length === 0 ? first : { kind, operands };
}

/** A value of the wrong type makes a query that the engine rejects, so it is refused here. */
function checkTypes(
  test: PredicateTest,
  node: YamlNode,
  diagnostics: Diagnostics,
): PredicateTest | undefined {
  const wanted = literalTypes[typeOf(test.column)];
  const wrong = test.values.find((value) => typeof value !== wanted);
  if (wrong === undefined) return test;
  return invalid(
    node,
    diagnostics,
    `The column is of type ${typeOf(test.column)}; ${String(wrong)} is no ${wanted}.`,
  );
}

const literalTypes: Readonly<Record<ScalarType, 'string' | 'number' | 'boolean'>> = {
  string: 'string',
  int: 'number',
  long: 'number',
  real: 'number',
  decimal: 'number',
  datetime: 'string',
  timespan: 'string',
  dynamic: 'string',
  bool: 'boolean',
  guid: 'string',
};
