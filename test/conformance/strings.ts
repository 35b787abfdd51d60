import { reports, type Sentence } from './sentence.ts';

const raw = String.raw;

/** Strings, wildcards, escapes, special values. */
export const strings: readonly Sentence[] = [
  {
    section: 'rules#general',
    demands: 'Values are strings whose case is ignored.',
    cases: [
      ['Field: Value', 'Field ~ "Value"'],
      ["Field: 'VALUE'", 'Field ~ "VALUE"'],
      ['Field: "va lue"', 'Field ~ "va lue"'],
      ["Field: 'it''s'", `Field ~ "it's"`],
      ["Field: '4624'", 'Field ~ "4624"'],
      ["Field: 'true'", 'Field ~ "true"'],
      ["Field: 'null'", 'Field ~ "null"'],
      ['Field: yes', 'Field ~ "yes"'],
      ['Field: 2024-01-31', 'Field ~ "2024-01-31"'],
      ['Field: ~x', 'Field ~ "~x"'],
      ['Field: Ünïcødé 😀', 'Field ~ "Ünïcødé 😀"'],
    ],
  },
  {
    section: 'rules#string-wildcard',
    demands: '`?` is one character, `*` is any text.',
    cases: [
      ["Field: 'prog?.exe'", 'Field ~ "prog?.exe"'],
      ["Field: 'antivirus_V*.exe'", 'Field ~ "antivirus_V*.exe"'],
      ["Field: '*'", 'Field ~ "*"'],
      ["Field: '?'", 'Field ~ "?"'],
      ["Field: '**'", 'Field ~ "*"'],
      ["Field: 'a***b'", 'Field ~ "a*b"'],
      ["Field: '??'", 'Field ~ "??"'],
      ["Field: '*?*'", 'Field ~ "*?*"'],
      ["Field: '*a*b*'", 'Field ~ "*a*b*"'],
    ],
  },
  {
    section: 'rules#escape-character',
    demands: 'A backslash that is not followed by a wildcard is itself; two are one.',
    cases: [
      [raw`Field: 'C:\Windows\cmd.exe'`, raw`Field ~ "C:\\Windows\\cmd.exe"`],
      [raw`Field: 'C:\\Windows'`, raw`Field ~ "C:\\Windows"`],
      [raw`Field: 'a\'`, raw`Field ~ "a\\"`],
      [raw`Field: 'a\\'`, raw`Field ~ "a\\"`],
      [raw`Field: '\'`, raw`Field ~ "\\"`],
      [raw`Field: '\n'`, raw`Field ~ "\\n"`],
      [raw`Field: '\%x%'`, raw`Field ~ "\\%x%"`],
    ],
  },
  {
    section: 'rules#escape-character',
    demands: 'A backslash makes a wildcard a plain character.',
    cases: [
      [raw`Field: 'a\*b'`, raw`Field ~ "a\*b"`],
      [raw`Field: 'a\?b'`, raw`Field ~ "a\?b"`],
      [raw`Field: '\*\?'`, raw`Field ~ "\*\?"`],
      [raw`Field: '*\*'`, raw`Field ~ "*\*"`],
    ],
  },
  {
    section: 'rules#escape-character',
    demands: 'Two backslashes before a wildcard are a backslash followed by a wildcard.',
    cases: [
      [raw`Field: 'a\\*'`, raw`Field ~ "a\\*"`],
      [raw`Field: 'a\\?b'`, raw`Field ~ "a\\?b"`],
      [raw`Field: '*\\*'`, raw`Field ~ "*\\*"`],
    ],
  },
  {
    section: 'rules#escape-character',
    demands: 'Three backslashes before a wildcard are a plain backslash and a plain wildcard.',
    cases: [
      [raw`Field: 'a\\\*'`, raw`Field ~ "a\\\*"`],
      [raw`Field: 'a\\\?b'`, raw`Field ~ "a\\\?b"`],
      [raw`Field: 'a\\\\*'`, raw`Field ~ "a\\\\*"`],
    ],
  },
  {
    section: 'rules#escape-character',
    demands: 'Three or four backslashes are two.',
    cases: [
      [raw`Field: '\\\server'`, raw`Field ~ "\\\\server"`],
      [raw`Field: '\\\\server'`, raw`Field ~ "\\\\server"`],
      [raw`Field: '\\\'`, raw`Field ~ "\\\\"`],
      [raw`Field: '\\\\\server'`, raw`Field ~ "\\\\\\server"`],
    ],
  },
  {
    section: 'rules#special-field-values',
    demands: "An empty value is '' and a null value is null.",
    cases: [
      ["Field: ''", 'Field ~ ""'],
      ['Field: ""', 'Field ~ ""'],
      ['Field: null', 'Field null'],
      ['Field: ~', 'Field null'],
      ['Field:', 'Field null'],
      ["Field: ['', a]", 'Field any [~ "", ~ "a"]'],
      [
        'selection:\n  A: 1\nfilter:\n  B: null\ncondition: selection and not filter',
        'selection{ A = 1 } and not filter{ B null }',
      ],
    ],
  },
  {
    section: 'rules#special-field-values',
    demands: 'null is not part of a list of values.',
    cases: [
      ["Field: ['', null]", reports('value-null-in-list')],
      ['Field:\n- a\n-', reports('value-null-in-list')],
    ],
  },
  {
    section: 'rules#maps',
    demands: 'A value is a string or an integer; its spelling is kept.',
    cases: [
      ['Field: 4624', 'Field = 4624'],
      ['Field: -1', 'Field = -1'],
      ['Field: 0x10', 'Field = 0x10=16'],
      ['Field: 0o17', 'Field = 0o17=15'],
      ['Field: 007', 'Field = 007=7'],
      ['Field: 1.50', 'Field = 1.50=1.5'],
      ['Field: 1e3', 'Field = 1e3=1000'],
      ['Field: 18446744073709551615', 'Field = 18446744073709551615'],
      ['Field: true', 'Field = true'],
      ['Field: false', 'Field = false'],
      ['Field: .inf', 'Field ~ ".inf"'],
      ['Field: .nan', 'Field ~ ".nan"'],
      ['Field: [1, a, true]', 'Field any [= 1, ~ "a", = true]'],
      ['Field: {a: b}', reports('value-map')],
      ['Field: [a, {b: c}]', reports('value-map')],
      ['Field: [a, [b]]', reports('value-nested-list')],
      ['Field: []', reports('value-list-empty')],
    ],
  },
];
