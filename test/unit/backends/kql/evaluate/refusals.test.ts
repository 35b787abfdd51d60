import { describe, expect, test } from 'vitest';
import { InvalidKql, UnsupportedKql } from '../../../../../backends/kql/evaluate/index.ts';
import { run, value } from '../../../../support/evaluate.ts';

describe('what the evaluator does not know is named', () => {
  test.each([
    ['print x = hash_sha256("a")', 'unsupported: function hash_sha256'],
    ['print x = parse_user_agent("a", "browser")', 'unsupported: function parse_user_agent'],
    ['SecurityEvent | make-series count() on TimeGenerated step 1h', 'unsupported: operator make-series'],
    ['SecurityEvent | evaluate bag_unpack(AdditionalInfo_)', 'KS142'],
    ['SecurityEvent | evaluate autocluster()', 'unsupported: operator evaluate'],
    ['SecurityEvent | where * has "x"', 'unsupported: * as an operand'],
    ['search "x"', 'unsupported: tabular expression SearchOperator'],
    [
      'externaldata(a:string)["https://example.org/x.csv"]',
      'unsupported: tabular expression ExternalDataExpression',
    ],
    ['print x = decimal(1.5)', 'unsupported: '],
    ['SecurityEvent | summarize hll(EventID)', 'unsupported: aggregate hll(EventID)'],
    ['imDns(srcipaddr="1.2.3.4")', 'unsupported: argument srcipaddr="1.2.3.4" of imDns'],
    ['datatable(a:string)["1"] | where a == 1', 'unsupported: comparison of string with long'],
    ['print x = dynamic("5") == 5', 'unsupported: comparison of a dynamic string with long'],
    ['print x = dynamic(5) == "5"', 'unsupported: comparison of a dynamic number with string'],
    ['print x = dynamic(5) in ("5")', 'unsupported: comparison of a dynamic number with string'],
    ['print x = dynamic([1]) == dynamic([1])', 'unsupported: comparison of arrays or property bags'],
    ['set notruncation; SecurityEvent', 'unsupported: '],
    ['SecurityEvent; SecurityEvent', 'unsupported: a text that is not exactly one query'],
    ['SecurityEvent | scan with (step a output=last: true;)', 'unsupported: scan step with output=last'],
    ['SecurityEvent | parse kind=regex CommandLine with "a" b', 'unsupported: parse kind=regex'],
    ['print x = parse_xml("<a><![CDATA[x]]></a>")', 'unsupported: parse_xml of CDATA'],
    ['print x = format_datetime(now(), "dddd")', 'unsupported: format_datetime pattern dddd'],
  ])('%s', (query, message) => expect(() => run(query)).toThrow(message));

  test('the errors have types', () => {
    expect(() => run('print hash_sha256("a")')).toThrow(UnsupportedKql);
    expect(() => run('SecurityEvent | where Nope == 1')).toThrow(InvalidKql);
    expect(() => run('SecurityEvent | where')).toThrow(InvalidKql);
  });
});

describe('regexes', () => {
  test.each([
    ['[a[b]]', 'nested class'],
    ['[a&&b]', 'set operations'],
    ['[a--b]', 'set operations'],
    ['[a~~b]', 'set operations'],
    ['\\b{start}x', 'unsupported: regex \\b{start}'],
    ['\\<x', 'unsupported: regex \\<'],
    ['x\\>', 'unsupported: regex \\>'],
    ['(?x)a b', 'unsupported: regex group'],
    ['(?R)^a$', 'unsupported: regex group'],
    ['(?-u:\\w)', 'unsupported: regex group'],
    ['(?=a)', 'no lookaround'],
    ['(?!a)', 'no lookaround'],
    ['(?<=a)b', 'no lookaround'],
    ['(?<!a)b', 'no lookaround'],
    ['(?>a)', 'no lookaround and no atomic groups'],
    ['(a)\\1', 'escape \\1 has no meaning'],
    ['a\\Z', 'escape \\Z has no meaning'],
    ['\\h', 'escape \\h has no meaning'],
    ['\\Qa\\E', 'escape \\Q has no meaning'],
    ['a{', 'literal {'],
    ['{a', 'literal {'],
    ['*a', 'repeats nothing'],
    ['(|*a)', 'repeats nothing'],
    ['[a', 'unclosed class'],
    ['(a', 'invalid regex'],
    ['a\\', 'ends in a backslash'],
    ['()'.repeat(17), 'at most 16 capture groups'],
    ['[\\W_]', 'unsupported: regex \\W inside a class'],
  ])('%s is refused', (regex, message) => {
    expect(() => value(`strcat("x", "") matches regex ${JSON.stringify(regex)}`)).toThrow(message);
  });

  test('16 groups and any number of non-capturing groups are fine', () => {
    expect(value(`"x" matches regex "${'()'.repeat(16)}${'(?:)'.repeat(30)}x"`)).toBe(true);
  });

  test('\\b next to text beyond ASCII is refused, because the dialects differ', () => {
    expect(() => value('"\\u00e9 a" matches regex @"\\ba"')).toThrow(
      'unsupported: regex \\b on text beyond ASCII',
    );
  });

  test('a regex that is exponential elsewhere ends in linear time', { timeout: 60_000 }, () => {
    const events = { SecurityEvent: [{ CommandLine: `${'a'.repeat(100_000)}b` }] };
    for (const regex of ['(a+)+$', '(a|aa)+c', '(a*)*c', '(.*)*(.*)*x$']) {
      expect(run(`SecurityEvent | where CommandLine matches regex @"^${regex}"`, events)).toEqual([]);
    }
  });
});
