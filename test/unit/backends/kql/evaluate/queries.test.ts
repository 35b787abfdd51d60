import { describe, expect, test } from 'vitest';
import { evaluate, InvalidKql } from '../../../../../backends/kql/evaluate/index.ts';
import { run, type Events } from '../../../../support/evaluate.ts';
import { kusto } from '../../../../support/kusto.ts';

/** A query over the tables below, and its rows as lists of values. */
type Case = readonly [query: string, rows: readonly (readonly unknown[])[]];

const prelude = `
let Fruit = datatable(Name:string, Color:string, Version:int)[
  "Apple", "Red", 1, "Apple", "Green", int(null), "Banana", "Yellow", int(null), "Banana", "Green", int(null),
  "Pear", "Brown", 1, "Pear", "Green", 2];
let X = datatable(Key:string, Value1:long)["a", 1, "b", 2, "b", 3, "c", 4];
let Y = datatable(Key:string, Value2:long)["b", 10, "c", 20, "c", 30, "d", 40];
let Steps = datatable(Ts:timespan, Event:string)[
  0m, "A", 1m, "Start", 2m, "B", 3m, "D", 4m, "Stop", 6m, "C", 8m, "Start", 11m, "E", 12m, "Stop"];
`;

const tables: Readonly<Record<string, readonly Case[]>> = {
  'rows: where, take, top, sort, distinct, count': [
    [
      'X | where Value1 > 2',
      [
        ['b', 3],
        ['c', 4],
      ],
    ],
    ['Fruit | where Version > 0 | project Name', [['Apple'], ['Pear'], ['Pear']]],
    ['Fruit | where not(Version > 0) | count', [[0]]],
    ['Fruit | where Version != 1 | count', [[4]]],
    [
      'X | take 2',
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    ['X | limit 1', [['a', 1]]],
    [
      'X | top 2 by Value1',
      [
        ['c', 4],
        ['b', 3],
      ],
    ],
    ['X | top 1 by Value1 asc', [['a', 1]]],
    [
      'X | sort by Key desc, Value1 asc',
      [
        ['c', 4],
        ['b', 2],
        ['b', 3],
        ['a', 1],
      ],
    ],
    [
      'X | order by Key asc, Value1',
      [
        ['a', 1],
        ['b', 3],
        ['b', 2],
        ['c', 4],
      ],
    ],
    ['Fruit | sort by Version asc | project Version | take 1', [[null]]],
    ['Fruit | sort by Version | project Version | take 1', [[2]]],
    ['Fruit | sort by Version asc nulls last | project Version | take 1', [[1]]],
    ['X | distinct Key', [['a'], ['b'], ['c']]],
    [
      'X | extend Value1 = 0 | distinct *',
      [
        ['a', 0],
        ['b', 0],
        ['c', 0],
      ],
    ],
    ['X | count', [[4]]],
  ],
  'columns: project, extend, rename, reorder': [
    ['X | project Value1, Key | take 1', [[1, 'a']]],
    ['X | project V = Value1 * 2, strlen(Key), tostring(Value1), Value1 + 1 | take 1', [[2, 1, '1', 2]]],
    ['X | extend Key = toupper(Key), N = Value1 | take 1', [['A', 1, 1]]],
    ['X | extend A = 1 | project-away V* | take 1', [['a', 1]]],
    ['X | project-keep K* | take 1', [['a']]],
    ['X | project-rename K = Key | project K | take 1', [['a']]],
    ['X | project-reorder Value1 | take 1', [[1, 'a']]],
    ['datatable(D:dynamic)[dynamic({"a": {"b": 1}})] | project D.a.b, D["a"], D.a["b"]', [[1, { b: 1 }, 1]]],
    ['print column_ifexists("Nope", "fallback")', [['fallback']]],
    ['X | extend W = column_ifexists("Value1", 0) | project W | take 1', [[1]]],
  ],
  summarize: [
    ['X | summarize count()', [[4]]],
    [
      'X | summarize count() by Key',
      [
        ['a', 1],
        ['b', 2],
        ['c', 1],
      ],
    ],
    ['X | summarize n = count(), sum(Value1), avg(Value1), min(Value1), max(Value1)', [[4, 10, 2.5, 1, 4]]],
    ['X | where false | summarize count(), sum(Value1), max(Value1), make_set(Key)', [[0, 0, null, []]]],
    ['X | where false | summarize count() by Key', []],
    ['X | summarize by Key', [['a'], ['b'], ['c']]],
    [
      'X | summarize dcount(Key), count_distinct(Key), countif(Value1 > 1), dcountif(Key, Value1 > 1)',
      [[3, 3, 3, 2]],
    ],
    [
      'X | summarize make_set(Key), make_list(Key), make_set(Key, 1)',
      [[['a', 'b', 'c'], ['a', 'b', 'b', 'c'], ['a']]],
    ],
    [
      'X | summarize sumif(Value1, Key == "b"), maxif(Value1, Key == "b"), make_set_if(Value1, Key == "b")',
      [[5, 3, [2, 3]]],
    ],
    ['X | summarize arg_max(Value1, *)', [[4, 'c']]],
    ['X | summarize arg_min(Value1, Key)', [[1, 'a']]],
    [
      'X | summarize arg_max(Value1, *) by Key',
      [
        ['a', 1],
        ['b', 3],
        ['c', 4],
      ],
    ],
    [
      'Fruit | summarize arg_max(Version, *) by Name',
      [
        ['Apple', 1, 'Red'],
        ['Banana', null, 'Yellow'],
        ['Pear', 2, 'Green'],
      ],
    ],
    ['X | summarize take_any(Key)', [['a']]],
    ['X | summarize take_any(*) by Key | count', [[3]]],
    ['X | summarize percentile(Value1, 50), percentile(Value1, 95)', [[2, 4]]],
    ['X | summarize percentiles(Value1, 25, 75)', [[1, 3]]],
    ['X | summarize max(Value1) - min(Value1)', [[3]]],
    [
      'X | summarize Range = max(Value1) - min(Value1) by Key',
      [
        ['a', 0],
        ['b', 1],
        ['c', 0],
      ],
    ],
    [
      'X | summarize count() by Half = Value1 / 2',
      [
        [0, 1],
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'X | summarize count() by bin(Value1, 2)',
      [
        [0, 1],
        [2, 2],
        [4, 1],
      ],
    ],
    ['Fruit | summarize sum(Version), avg(Version), dcount(Version)', [[4, 4 / 3, 2]]],
    [
      'Fruit | summarize count() by Version',
      [
        [1, 2],
        [null, 3],
        [2, 1],
      ],
    ],
    ['X | summarize make_bag(bag_pack(Key, Value1))', [[{ a: 1, b: 2, c: 4 }]]],
    ['X | summarize stdev(Value1), variance(Value1)', [[Math.sqrt(5 / 3), 5 / 3]]],
    ['datatable(D:dynamic)[dynamic("a"), dynamic("a"), dynamic(1)] | summarize dcount(tostring(D))', [[2]]],
  ],
  'join and lookup': [
    [
      'X | join Y on Key',
      [
        ['b', 2, 'b', 10],
        ['c', 4, 'c', 20],
        ['c', 4, 'c', 30],
      ],
    ],
    ['X | join kind=innerunique Y on Key | count', [[3]]],
    [
      'X | join kind=inner Y on Key',
      [
        ['b', 2, 'b', 10],
        ['b', 3, 'b', 10],
        ['c', 4, 'c', 20],
        ['c', 4, 'c', 30],
      ],
    ],
    ['X | join kind=inner hint.strategy=shuffle (Y) on $left.Key == $right.Key | count', [[4]]],
    ['X | join kind=leftouter Y on Key | where Key == "a"', [['a', 1, '', null]]],
    ['X | join kind=rightouter Y on Key | where Key1 == "d"', [['', null, 'd', 40]]],
    ['X | join kind=fullouter Y on Key | count', [[6]]],
    [
      'X | join kind=leftsemi Y on Key',
      [
        ['b', 2],
        ['b', 3],
        ['c', 4],
      ],
    ],
    ['X | join kind=leftanti Y on Key', [['a', 1]]],
    ['X | join kind=anti Y on Key', [['a', 1]]],
    [
      'X | join kind=rightsemi Y on Key',
      [
        ['b', 10],
        ['c', 20],
        ['c', 30],
      ],
    ],
    ['X | join kind=rightanti Y on Key', [['d', 40]]],
    ['X | extend L = Value1 | join kind=inner (Y | extend L = Value2 / 10) on Key, L | project L', []],
    ['Fruit | join kind=inner (Fruit) on Version | count', [[5]]],
    [
      'X | lookup Y on Key',
      [
        ['a', 1, null],
        ['b', 2, 10],
        ['b', 3, 10],
        ['c', 4, 20],
        ['c', 4, 30],
      ],
    ],
    ['X | lookup kind=inner Y on Key | count', [[4]]],
  ],
  'union, let, functions': [
    [
      'union (X | take 1), (Y | take 1)',
      [
        ['a', 1, null],
        ['b', null, 10],
      ],
    ],
    ['X | take 1 | union Y | count', [[5]]],
    ['union kind=inner X, Y | count', [[8]]],
    [
      'union (print a = 1, b = 2), (print b = "x")',
      [
        [1, 2, ''],
        [null, null, 'x'],
      ],
    ],
    [
      'union withsource=Source X, Y | summarize count() by Source',
      [
        ['X', 4],
        ['Y', 4],
      ],
    ],
    ['let limit_ = 3; X | where Value1 >= limit_ | count', [[2]]],
    ['let f = (a:long, b:long = 10) { a + b }; print f(1), f(1, 2), f(b=1, a=1)', [[11, 3, 2]]],
    ['let f = (T:(Value1:long), least:long) { T | where Value1 >= least }; f(X, 3) | count', [[2]]],
    ['let f = (T:(*)) { T | count }; X | invoke f()', [[4]]],
    ['let f = () { X | where Key == "b" }; f | count', [[2]]],
    ['let f = (v:long) { let w = v * 2; w + 1 }; X | project f(Value1) | take 1', [[3]]],
    ['let keys = X | distinct Key; Y | where Key in (keys) | count', [[3]]],
    ['Y | where Key !in ((X | project Key)) | count', [[1]]],
    ['let m = materialize(X | where Value1 > 1); m | join kind=inner m on Key | count', [[5]]],
    ['let keys = datatable(d:dynamic)[dynamic("B")]; X | where Key in~ (keys) | count', [[2]]],
    ['let n = toscalar(X | count); print n + 1', [[5]]],
    ['X | where Value1 > toscalar(X | summarize avg(Value1)) | count', [[2]]],
    ['let list = dynamic(["b", "c"]); X | where Key in (list) | count', [[3]]],
    ['let list = dynamic(["B"]); X | where Key in~ (list) | count', [[2]]],
  ],
  sources: [
    ['print 1, "a", x = true', [[1, 'a', true]]],
    ['range x from 1 to 7 step 3', [[1], [4], [7]]],
    ['range x from 3 to 1 step -1', [[3], [2], [1]]],
    ['range t from datetime(2024-01-01) to datetime(2024-01-02) step 12h | count', [[3]]],
    ['datatable(a:string, b:dynamic)["x", dynamic([1])]', [['x', [1]]]],
    ['datatable(t:datetime)[datetime(2024-01-01)]', [['2024-01-01T00:00:00.0000000Z']]],
  ],
  'mv-expand and mv-apply': [
    [
      'datatable(a:int, b:dynamic)[1, dynamic([10, 20]), 2, dynamic([])] | mv-expand b',
      [
        [1, 10],
        [1, 20],
      ],
    ],
    ['datatable(a:int, b:dynamic)[1, dynamic(null)] | mv-expand b', [[1, null]]],
    ['datatable(b:dynamic)[dynamic({"p": 1, "q": 2})] | mv-expand b', [[{ p: 1 }], [{ q: 2 }]]],
    ['datatable(b:dynamic)[dynamic({"p": 1})] | mv-expand kind=array b', [[['p', 1]]]],
    [
      'datatable(b:dynamic)[dynamic(["x", "y"])] | mv-expand with_itemindex=i b to typeof(string)',
      [
        ['x', 0],
        ['y', 1],
      ],
    ],
    ['datatable(b:dynamic)[dynamic(["x", 5])] | mv-expand b to typeof(long)', [[null], [5]]],
    [
      'datatable(b:dynamic, c:dynamic)[dynamic([1, 2]), dynamic(["x"])] | mv-expand b, c',
      [
        [1, 'x'],
        [2, null],
      ],
    ],
    ['datatable(b:dynamic)[dynamic([1, 2, 3])] | mv-expand b limit 2', [[1], [2]]],
    [
      'datatable(b:dynamic)[dynamic([1, 2])] | mv-expand c = b',
      [
        [[1, 2], 1],
        [[1, 2], 2],
      ],
    ],
    [
      'print t = datetime(2024-05-01) | mv-expand u = pack_array(t, t + 1d) to typeof(datetime) | project u',
      [['2024-05-01T00:00:00.0000000Z'], ['2024-05-02T00:00:00.0000000Z']],
    ],
    [
      'datatable(r:int, a:dynamic)[0, dynamic([1, 5, 3]), 1, dynamic([10, 2])] | mv-apply e = a to typeof(long) on (top 1 by e) | project r, e',
      [
        [0, 5],
        [1, 10],
      ],
    ],
    [
      'datatable(r:int, a:dynamic)[0, dynamic([5, 1, 3])] | mv-apply b = a to typeof(long) on (top 2 by b | summarize Top2 = make_list(b))',
      [[0, [5, 1, 3], [5, 3]]],
    ],
    [
      'datatable(r:int, a:dynamic)[0, dynamic([5, 1]), 1, dynamic([])] | mv-apply a to typeof(long) on (where a > 1)',
      [[0, 5]],
    ],
    [
      'datatable(r:int, a:dynamic)[0, dynamic([5, 1, 3])] | mv-apply with_itemindex=i v = a to typeof(long) on (where i >= 2) | project r, v, i',
      [[0, 3, 2]],
    ],
  ],
  'rows in order: serialize, prev, next, row_number, scan, partition': [
    [
      'X | serialize p = prev(Value1), n = next(Value1) | project p, n',
      [
        [null, 2],
        [1, 3],
        [2, 4],
        [3, null],
      ],
    ],
    ['X | sort by Value1 asc | extend p = prev(Value1, 2, -1) | project p', [[-1], [-1], [1], [2]]],
    ['X | serialize r = row_number() | project r', [[1], [2], [3], [4]]],
    ['X | serialize r = row_number(1, Key != prev(Key)) | project r', [[1], [1], [2], [1]]],
    ['X | serialize c = row_cumsum(Value1) | project c', [[1], [3], [6], [10]]],
    ['X | sort by Value1 asc | where prev(Key) == Key', [['b', 3]]],
    [
      'range x from 1 to 5 step 1 | scan declare (c:long = 0) with (step s1: true => c = x + s1.c;)',
      [
        [1, 1],
        [2, 3],
        [3, 6],
        [4, 10],
        [5, 15],
      ],
    ],
    [
      'Steps | sort by Ts asc | scan declare (f:string = "") with (step s1: true => f = iff(isempty(Event), s1.f, Event);) | take 1',
      [['00:00:00', 'A', 'A']],
    ],
    [
      'Steps | sort by Ts asc | scan with_match_id=m with (step s1: Event == "Start"; step s2: Event != "Start" and Event != "Stop" and Ts - s1.Ts <= 5m; step s3: Event == "Stop" and Ts - s1.Ts <= 5m;)',
      [
        ['00:01:00', 'Start', 0],
        ['00:02:00', 'B', 0],
        ['00:03:00', 'D', 0],
        ['00:04:00', 'Stop', 0],
        ['00:08:00', 'Start', 1],
        ['00:11:00', 'E', 1],
        ['00:12:00', 'Stop', 1],
      ],
    ],
    [
      'Steps | sort by Ts asc | scan declare (started:timespan) with (step inside: true => started = iff(isnull(inside.started), Ts, inside.started); step done output=none: Ts - inside.started > 5m;) | summarize count() by started',
      [
        ['00:00:00', 5],
        ['00:06:00', 3],
        ['00:12:00', 1],
      ],
    ],
    [
      'X | partition by Key (top 1 by Value1)',
      [
        ['a', 1],
        ['b', 3],
        ['c', 4],
      ],
    ],
    [
      'X | partition hint.strategy=native by Key (sort by Value1 asc | extend p = prev(Value1) | where isnotnull(p))',
      [['b', 3, 2]],
    ],
    [
      'Steps | sort by Ts asc | extend T = datetime(2024-01-01) + Ts | extend s = row_window_session(T, 1h, 2m) | summarize count() by s | project count_',
      [[5], [1], [1], [2]],
    ],
  ],
  parse: [
    [
      'print s = "id=5;name=x y;" | parse s with "id=" id ";name=" name ";" | project id, name',
      [['5', 'x y']],
    ],
    ['print s = "none" | parse s with "id=" id ";" | project id', [['']]],
    ['print s = "none" | parse-where s with "id=" id ";" | project id', []],
    ['print s = "a b c" | parse s with * "b " rest | project rest', [['c']]],
  ],
};

describe.each(Object.entries(tables))('%s', (_, cases) => {
  test.each(cases)('%s', (query, rows) => {
    expect(run(prelude + query).map((row) => Object.values(row))).toEqual(rows);
  });
});

test('the tables are complete', () => {
  expect(Object.values(tables).flat().length).toBeGreaterThan(120);
});

describe('events as rows', () => {
  const events: Events = {
    SecurityEvent: [
      {
        TimeGenerated: '2024-05-01T10:00:00Z',
        EventID: 4688,
        CommandLine: 'cmd.exe /c whoami',
        NewProcessName: null,
      },
      { TimeGenerated: new Date('2024-05-01T11:00:00Z'), EventID: '4624', Account: 'CORP\\bob', Nope: 1 },
    ],
    AWSCloudTrail: [{ RequestParameters: '{"a":1}', EventName: 'x' }],
    imDns: [
      { TimeGenerated: '2024-05-01T10:00:00Z', DnsQuery: 'www.Example.org' },
      { TimeGenerated: '2024-05-02T10:00:00Z', DnsQuery: 'myexample.org' },
    ],
    imProcessCreate: [
      { TargetProcessCommandLine: 'cmd /c dir', AdditionalFields: { Tier: 'a', Ids: [1, 2] } },
    ],
  };

  test.each<Case>([
    ['SecurityEvent | where EventID == 4688 | project CommandLine', [['cmd.exe /c whoami']]],
    ['SecurityEvent | where EventID == 4624 and isempty(CommandLine) | project Account', [['CORP\\bob']]],
    ['SecurityEvent | where isempty(NewProcessName) | count', [[2]]],
    ['SecurityEvent | where TimeGenerated > datetime(2024-05-01 10:30) | count', [[1]]],
    ['SecurityEvent | summarize count() by bin(TimeGenerated, 1h) | count', [[2]]],
    ['union SecurityEvent, AWSCloudTrail | count', [[3]]],
    [
      'imProcessCreate | where TargetProcessCommandLine has "dir" | project tostring(AdditionalFields.Ids)',
      [['[1,2]']],
    ],
    ['imProcessCreate(pack=true) | count', [[1]]],
    ['imDns | count', [[2]]],
    ['imDns(domain_has_any=dynamic(["example"])) | project DnsQuery', [['www.Example.org']]],
    ['imDns(domain_has_any=dynamic([])) | count', [[2]]],
    ['imDns(starttime=datetime(2024-05-02)) | project DnsQuery', [['myexample.org']]],
    ['imDns(endtime=datetime(2024-05-02), starttime=datetime(null)) | count', [[1]]],
    ['imProcessCreate(commandline_has_all=dynamic(["cmd", "di"])) | count', [[0]]],
    ['imProcessCreate(commandline_has_all=dynamic(["cmd", "dir"])) | count', [[1]]],
    ['_Im_NetworkSession | count', [[0]]],
  ])('%s', (query, rows) => {
    expect(run(query, events).map((row) => Object.values(row))).toEqual(rows);
  });
});

test('a query that was checked before can be compiled without the check', () => {
  const query = 'print x = strcat("a", 1) | where x == "a1"';
  expect(run(query, {}, undefined, { check: 'syntax' })).toEqual([{ x: 'a1' }]);
  expect(() => run('SecurityEvent | where Nope == 1', {}, undefined, { check: 'syntax' })).toThrow(
    'unknown name Nope',
  );
});

test('a database holds all that a query can name', () => {
  const schema = { name: 'T', columns: new Map([['A', 'string']] as const) };
  const database = new Map([['T', { schema, rows: [['x'], ['y']] }]]);
  expect(evaluate(kusto, 'T | where A == "x"', database).rows).toEqual([['x']]);
  expect(() => evaluate(kusto, 'SecurityEvent', database)).toThrow(InvalidKql);
});

test('long chains of alternatives, as far as the engine takes them', () => {
  const chain = Array.from({ length: 350 }, (_, index) => `x contains "v${index}"`).join(' or ');
  expect(run(`print x = "has v349" | where ${chain}`)).toHaveLength(1);
  expect(run(`print x = "nothing" | where ${chain}`)).toHaveLength(0);
});

test('long chains of filters', () => {
  const chain = Array.from({ length: 15_000 }, (_, index) => `| where x != ${index}`).join('\n');
  const query = `datatable(x:long)[14999, 15000, 0]\n${chain}`;
  expect(evaluate(kusto, query, new Map(), { check: 'syntax' }).rows).toEqual([[15_000]]);
});
