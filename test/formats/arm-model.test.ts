import {
  KnownAlertSeverity,
  KnownAttackTactic,
  KnownEntityMappingType,
  KnownEventGroupingAggregationKind,
  type NrtAlertRule,
  type ScheduledAlertRule,
} from '@azure/arm-securityinsight';
import { expect, test } from 'vitest';
import type { ArmProperties } from '../../backends/kql/formats/arm-properties.ts';
import { tactics } from '../../backends/kql/formats/tactics.ts';
import { entityTypes } from '../../backends/kql/formats/data/identifiers.ts';

/** A type without its `readonly` marks: the model of the package has none. */
type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

/** The package models an API version without sub-techniques. */
type Modelled = Omit<Mutable<ArmProperties>, 'subTechniques'>;

/** Each compiles only if every property has the name and the type of the model. */
const asScheduled = (properties: Modelled): ScheduledAlertRule => ({ kind: 'Scheduled', ...properties });
const asRealTime = ({
  queryFrequency: _frequency,
  queryPeriod: _period,
  triggerOperator: _operator,
  triggerThreshold: _threshold,
  ...properties
}: Modelled): NrtAlertRule => ({ kind: 'NRT', ...properties });

/** Keys that the model does not have would pass the assignments above. */
type Unknown = Exclude<keyof Modelled, keyof ScheduledAlertRule>;
const isModelled: [Unknown] extends [never] ? true : false = true;

test('the properties of a rule are those of the public model', () => {
  expect(isModelled).toBe(true);
  expect([asScheduled, asRealTime]).toHaveLength(2);
});

test('the values that rules take are those of the public model', () => {
  expect(Object.values(KnownAttackTactic)).toEqual(expect.arrayContaining([...tactics]));
  expect(Object.values(KnownEntityMappingType)).toEqual(expect.arrayContaining(Object.keys(entityTypes)));
  expect(Object.values(KnownAlertSeverity)).toEqual(
    expect.arrayContaining(['Informational', 'Low', 'Medium', 'High']),
  );
  expect(Object.values(KnownEventGroupingAggregationKind)).toEqual(
    expect.arrayContaining(['SingleAlert', 'AlertPerResult']),
  );
});
