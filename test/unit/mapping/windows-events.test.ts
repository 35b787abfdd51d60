import { describe, expect, it } from 'vitest';
import { readSchemas, readTarget } from '../../../scripts/generate/mapping-files.ts';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { PlainColumn } from '../../../src/ir/index.ts';
import type { LogsourceMapping, Mapping } from '../../../src/mapping/model.ts';
import { inWindowsEvent } from '../../../src/mapping/windows-events.ts';

describe('inWindowsEvent', () => {
  const schemas = readSchemas();
  const native = readTarget('native', schemas, new Diagnostics());
  const moved = inWindowsEvent(native);
  const columns = schemas('native').tables.get('WindowsEvent')?.columns;

  it('moves every log source of Event and no other', () => {
    const before = native.logsources.filter(({ table }) => table === 'Event').length;
    expect(before).toBeGreaterThan(60);
    expect(moved.logsources.filter(({ table }) => table === 'Event')).toEqual([]);
    expect(moved.logsources.filter(({ table }) => table === 'WindowsEvent')).toHaveLength(before);
    expect(moved.logsources.filter(isElsewhere)).toEqual(native.logsources.filter(isElsewhere));
  });

  it('names only columns that WindowsEvent has, in their own types', () => {
    const used = plainColumns(
      moved.logsources
        .filter(({ table }) => table === 'WindowsEvent')
        .map((logsource) => [logsource, logsource.fields.map((set) => moved.fieldSets[set])]),
    );
    expect(used.length).toBeGreaterThan(200);
    for (const { name, type } of used) expect([name, columns?.get(name)]).toEqual([name, type]);
  });

  it('reads values of an event as properties', () => {
    expect(landing(native, 'sysmon', 'image')).toMatchObject({ column: { kind: 'xml-data', name: 'Image' } });
    expect(landing(moved, 'sysmon', 'image')).toMatchObject({
      column: { kind: 'property', base: { name: 'EventData', type: 'dynamic' }, path: ['Image'] },
    });
    expect(landing(moved, 'defender', 'threatname')).toMatchObject({ column: { path: ['Threat Name'] } });
    expect(landing(moved, 'windows-event', 'message')).toMatchObject({ kind: 'unsupported' });
  });

  it('reads the System section from its columns and looks for UserData as JSON spells it', () => {
    expect(landing(moved, 'windows-event', 'keywords')).toMatchObject({ column: { name: 'Keywords' } });
    expect(landing(moved, 'windows-event', 'task')).toMatchObject({ column: { name: 'Task' } });
    expect(moved.fieldSets['user-data']?.['*']).toMatchObject({
      landing: { column: { kind: 'plain', name: 'EventData' } },
      rewrites: [{ from: '\\' }, { from: '"' }, { kind: 'anywhere' }],
      losses: [{ effect: 'wider' }],
    });
    expect(moved.fieldSets['windows-event']?.['data']?.rewrites).toMatchObject([
      { from: '\\' },
      { from: '"' },
      { kind: 'anywhere' },
    ]);
  });
});

function isElsewhere({ table }: LogsourceMapping): boolean {
  return table !== 'Event' && table !== 'WindowsEvent';
}

function landing(mapping: Mapping, set: string, field: string): unknown {
  return mapping.fieldSets[set]?.[field]?.landing;
}

/** Every plain column anywhere inside a value. */
function plainColumns(value: unknown): readonly PlainColumn[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'plain') return [value as PlainColumn];
  return Object.values(value).flatMap(plainColumns);
}
