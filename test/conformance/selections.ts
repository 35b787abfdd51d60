import { reports, type Sentence } from './sentence.ts';

/** Search identifiers and conditions. */
export const selections: readonly Sentence[] = [
  {
    section: 'rules#maps',
    demands: 'All elements of a map are joined with AND.',
    cases: [
      ['A: 1\nB: 2', 'A = 1 and B = 2'],
      ['A: 1\nB: [2, 3]\nC: x', 'A = 1 and B any [= 2, = 3] and C ~ "x"'],
      ['A|contains: x\nA|endswith: y', 'A ~ "*x*" and A ~ "*y"'],
      ['A: 1', 'A = 1'],
      ['{}', reports('selection-empty')],
      ["'': x", reports('field-name-missing')],
      ['4624: x', '4624 ~ "x"'],
      ["'dns.question.name': x", 'dns.question.name ~ "x"'],
      ["'Initiatied By': x", 'Initiatied By ~ "x"'],
    ],
  },
  {
    section: 'rules#lists',
    demands: 'Values of a list are linked with OR.',
    cases: [
      ['A: [x, y, z]', 'A any [~ "x", ~ "y", ~ "z"]'],
      ['A:\n- x', 'A ~ "x"'],
      ['A: [x, x]', 'A any [~ "x", ~ "x"]'],
    ],
  },
  {
    section: 'rules#lists',
    demands: 'Strings of a list are looked for in the full log message and linked with OR.',
    cases: [
      ["- 'EVILSERVICE'\n- 'svchost.exe -n evil'", 'keywords any [~ "EVILSERVICE", ~ "svchost.exe -n evil"]'],
      ['- one', 'keywords ~ "one"'],
      ["- 'o*e'", 'keywords ~ "o*e"'],
      ['- 4625', 'keywords ~ "4625"'],
      ['- true', 'keywords ~ "true"'],
      ['one', 'keywords ~ "one"'],
      ['- null', reports('keyword-type')],
      ['[]', reports('selection-empty')],
      ['null', reports('selection-empty')],
    ],
  },
  {
    section: 'rules#lists',
    demands: 'Maps of a list are linked with OR.',
    cases: [
      [
        "- Image|endswith: '\\example.exe'\n- Description|contains: 'Test executable'",
        'Image ~ "*\\\\example.exe" or Description ~ "*Test executable*"',
      ],
      ['- A: 1\n  B: 2\n- C: 3', '(A = 1 and B = 2) or C = 3'],
      ['- A: 1', 'A = 1'],
      ['- A: 1\n- one\n- two', 'A = 1 or keywords any [~ "one", ~ "two"]'],
      ['- one\n- A: 1\n- two', 'keywords any [~ "one", ~ "two"] or A = 1'],
      ['- - A: 1\n  - B: 2\n- C: 3', '(A = 1 or B = 2) or C = 3'],
      ['- A: []', reports('value-list-empty')],
      ['- {}', reports('selection-empty')],
    ],
  },
  {
    section: 'rules#keywords-search',
    demands: "`'|all'` joins keywords with AND.",
    cases: [
      [
        "'|all':\n- OabVirtualDirectory\n- ' -ExternalUrl '",
        'keywords all [~ "OabVirtualDirectory", ~ " -ExternalUrl "]',
      ],
      ["'|all': [x]", 'keywords ~ "x"'],
      ["'|all': [x, y]\nA: 1", 'keywords all [~ "x", ~ "y"] and A = 1'],
      ["- '|all': [x, y]\n- A: 1", 'keywords all [~ "x", ~ "y"] or A = 1'],
      ["'|all': []", reports('value-list-empty')],
      ["'|all': [x, null]", reports('keyword-type')],
      ["'|all': {x: y}", reports('value-map')],
    ],
  },
  {
    section: 'rules#condition',
    demands: 'Conditions are joined with and, or and not; parentheses group.',
    cases: [
      ['a: {A: 1}\nb: {B: 2}\ncondition: a and b', 'a{ A = 1 } and b{ B = 2 }'],
      ['a: {A: 1}\nb: {B: 2}\ncondition: a or b', 'a{ A = 1 } or b{ B = 2 }'],
      ['a: {A: 1}\nb: {B: 2}\ncondition: a and not b', 'a{ A = 1 } and not b{ B = 2 }'],
      ['a: {A: 1}\ncondition: not a', 'not a{ A = 1 }'],
      ['a: {A: 1}\ncondition: ((a))', 'a{ A = 1 }'],
      [
        'a: {A: 1}\nb: {B: 2}\nc: {C: 3}\ncondition: (a or b) and c',
        '(a{ A = 1 } or b{ B = 2 }) and c{ C = 3 }',
      ],
      [
        'a: {A: 1}\nb: {B: 2}\nc: {C: 3}\ncondition: a AND b OR NOT c',
        '(a{ A = 1 } and b{ B = 2 }) or not c{ C = 3 }',
      ],
      ['a: {A: 1}\ncondition: a and b', reports('selection-missing')],
      ['a: {A: 1}\nb: {B: 2}\ncondition: a', reports('selection-unused')],
      ['a: {A: 1}\nb: {B: 2}\ncondition: a and b and not a', reports('condition-never')],
      ['a: {A: 1}\nb: {B: 2}\ncondition: a or b or not a', reports('condition-always')],
    ],
  },
  {
    section: 'rules#condition',
    demands: 'or binds least, then and, then not, then quantifiers.',
    cases: [
      [
        'a: {A: 1}\nb: {B: 2}\nc: {C: 3}\ncondition: a or b and c',
        'a{ A = 1 } or (b{ B = 2 } and c{ C = 3 })',
      ],
      ['a: {A: 1}\nb: {B: 2}\ncondition: not a and b', 'not a{ A = 1 } and b{ B = 2 }'],
      ['a: {A: 1}\nb: {B: 2}\ncondition: not (a and b)', 'not (a{ A = 1 } and b{ B = 2 })'],
      [
        'a1: {A: 1}\na2: {B: 2}\nc: {C: 3}\ncondition: not 1 of a* and c',
        'not (a1{ A = 1 } or a2{ B = 2 }) and c{ C = 3 }',
      ],
      ['a: {A: 1}\ncondition: not not a', 'not not a{ A = 1 }'],
    ],
  },
  {
    section: 'rules#condition',
    demands:
      '`1 of them` is OR and `all of them` is AND over identifiers that do not start with an underscore.',
    cases: [
      ['a: {A: 1}\nb: {B: 2}\ncondition: 1 of them', 'a{ A = 1 } or b{ B = 2 }'],
      ['a: {A: 1}\nb: {B: 2}\ncondition: any of them', 'a{ A = 1 } or b{ B = 2 }'],
      ['a: {A: 1}\nb: {B: 2}\ncondition: all of them', 'a{ A = 1 } and b{ B = 2 }'],
      ['a: {A: 1}\n_b: {B: 2}\ncondition: 1 of them and not _b', 'a{ A = 1 } and not _b{ B = 2 }'],
      ['_a: {A: 1}\ncondition: 1 of them', reports('selection-pattern-empty')],
      ['a: {A: 1}\ncondition: 1 of them', 'a{ A = 1 }'],
    ],
  },
  {
    section: 'rules#condition',
    demands: 'A quantifier chooses identifiers by `*` at arbitrary positions of the pattern.',
    cases: [
      [
        's_a: {A: 1}\ns_b: {B: 2}\nc: {C: 3}\ncondition: 1 of s_* and c',
        '(s_a{ A = 1 } or s_b{ B = 2 }) and c{ C = 3 }',
      ],
      ['s_a: {A: 1}\ns_b: {B: 2}\ncondition: all of s_*', 's_a{ A = 1 } and s_b{ B = 2 }'],
      ['a_x: {A: 1}\nb_x: {B: 2}\ncondition: all of *_x', 'a_x{ A = 1 } and b_x{ B = 2 }'],
      ['a_1_x: {A: 1}\na_2_x: {B: 2}\ncondition: 1 of a_*_x', 'a_1_x{ A = 1 } or a_2_x{ B = 2 }'],
      ['a_1_x: {A: 1}\nb: {B: 2}\ncondition: 1 of *_* or b', 'a_1_x{ A = 1 } or b{ B = 2 }'],
      [
        'sel: {A: 1}\nselection: {B: 2}\ncondition: 1 of sel or selection',
        'sel{ A = 1 } or selection{ B = 2 }',
      ],
      ['_a: {A: 1}\nb: {B: 2}\ncondition: 1 of _* and b', '_a{ A = 1 } and b{ B = 2 }'],
      ['a: {A: 1}\ncondition: 1 of b*', reports('selection-pattern-empty')],
      [
        'a: {A: 1}\nb: {B: 2}\nc: {C: 3}\ncondition: 2 of them',
        '(a{ A = 1 } and b{ B = 2 }) or (a{ A = 1 } and c{ C = 3 }) or (b{ B = 2 } and c{ C = 3 })',
      ],
      ['a: {A: 1}\nb: {B: 2}\ncondition: 2 of them', 'a{ A = 1 } and b{ B = 2 }'],
      ['a: {A: 1}\nb: {B: 2}\ncondition: 3 of them', reports('quantifier-too-large')],
    ],
  },
  {
    section: 'rules#condition',
    demands: 'A list of conditions is linked with OR.',
    cases: [
      ['a: {A: 1}\nb: {B: 2}\ncondition:\n- a\n- b', 'a{ A = 1 } or b{ B = 2 }'],
      [
        'a: {A: 1}\nb: {B: 2}\ncondition:\n- a and b\n- not b',
        '(a{ A = 1 } and b{ B = 2 }) or not b{ B = 2 }',
      ],
      ['a: {A: 1}\ncondition: [a]', 'a{ A = 1 }'],
    ],
  },
];
