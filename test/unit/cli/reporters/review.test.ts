import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReviewGithub } from '../../../../src/cli/reporters/review/github.ts';
import { formatReviewHtml } from '../../../../src/cli/reporters/review/html.ts';
import {
  commentMarker,
  formatReviewMarkdown,
  longestComment,
} from '../../../../src/cli/reporters/review/markdown.ts';
import { formatReviewSarif } from '../../../../src/cli/reporters/review/sarif.ts';
import { outcomes, type Review, type RuleChange } from '../../../../src/review/model.ts';
import { hostileText } from '../../../support/hostile-text.ts';
import {
  commentsOf,
  countsOf,
  elementsOf,
  hostileTexts,
  linksOf,
  proseOf,
  renderMarkdown,
  textOf,
} from '../../../support/markup.ts';
import { brokenReview, place, reviewWith, ruleChange } from '../../../support/reviews.ts';
import { checkSarif } from '../../../support/sarif.ts';

function reviewOf(...rules: readonly RuleChange[]): Review {
  return {
    before: 'main',
    after: 'worktree',
    rules,
    counts: { filesBefore: 40, filesAfter: 40, evaluated: rules.length, affected: rules.length },
    findings: { added: [], gone: [] },
  };
}

/** The same texts at the same places, again and again in their order. */
function cycle(texts: readonly string[]): () => string {
  let at = -1;
  return () => {
    at += 1;
    return texts[at % texts.length] ?? '';
  };
}

const harmless = reviewWith(() => 'harmless');

describe('the comment', () => {
  const narrowed = ruleChange({ title: 'Narrowed', path: 'rules/a.yml' });
  const equal = ruleChange({ outcome: 'equal', title: 'Reformatted', path: 'rules/b.yml' });
  const markdown = formatReviewMarkdown(reviewOf(narrowed, equal));

  test('begins with the mark by which it is found, and nothing that a reader sees', () => {
    expect(markdown.startsWith(`${commentMarker}\n`)).toBe(true);
    expect(commentsOf(renderMarkdown(markdown))).toEqual([' sigma-kql review ']);
  });

  test('says first how many rules do what, then which, then the details', () => {
    const places = [
      '1 rule finds less than before',
      '1 rule finds the same as before',
      '| Change | Rule | What changes |',
      '**Narrowed**',
      '<summary>🔴 <b>narrower</b>&#58; Narrowed</summary>',
      'Reformatted',
      'Compared `main` with `worktree`',
    ].map((text) => markdown.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('a review without changes is one sentence', () => {
    const lines = textOf(renderMarkdown(formatReviewMarkdown(reviewOf()))).split('\n');
    expect(lines.filter((line) => line !== '')).toEqual([
      'What this does to the deployed queries',
      'No deployed query changes.',
      'Compared main with worktree: 0 rules that the change could touch, in a set of 40 rule files.',
    ]);
  });

  test.each([
    ['many rules', reviewWith(() => 'plain', 300)],
    ['many rules with long texts', reviewWith(() => 'long '.repeat(5000), 100)],
    ['texts that grow when they are escaped', reviewWith(() => '`|@<'.repeat(3000), 40)],
    ['texts of four bytes a character', reviewWith(() => '😀'.repeat(3000), 40)],
    ['queries of many lines', reviewOf(...Array.from({ length: 60 }, () => longDiff()))],
    ['one rule with more than fits', reviewOf(longDiff(20_000))],
    ['sentences of many words', reviewOf(...Array.from({ length: 30 }, () => longNote()))],
  ])('has room for %s, in whole pieces', (_name, review) => {
    const text = formatReviewMarkdown(review);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestComment);
    const html = renderMarkdown(text);
    const counts = countsOf(elementsOf(html));
    expect(text.split('\n').filter((line) => line === '</details>')).toHaveLength(counts.get('details') ?? 0);
    expect(counts.get('details')).toBe(counts.get('summary'));
    expect(counts.get('td')).toBeGreaterThanOrEqual(3);
    expect(counts.get('td')).toBe(3 * ((counts.get('tr') ?? 0) - (counts.get('thead') ?? 0)));
  });

  test('says what it leaves out, and where that is', () => {
    let count = 0;
    const review = reviewWith(() => `text ${(count += 1)}`, 300);
    const text = textOf(renderMarkdown(formatReviewMarkdown(review)));
    expect(text).toMatch(/And \d+ more rules, of lower or equal risk\./);
    expect(text).toMatch(
      /The details of \d+ more rules are left out, .* sigma-kql review --format html shows all of them\./,
    );
  });
});

test('rules that changed alike share a row, and what touches several is said once', () => {
  const rules = Array.from({ length: 30 }, (_, index) =>
    ruleChange({
      title: `Rule ${index}`,
      causes: [{ kind: 'filter', path: 'filters/a.yml', change: 'changed' }],
      notes: [{ code: 'exclusion-added', risk: 'high', text: ['exclusion added: ', { code: 'x' }] }],
    }),
  );
  const markdown = formatReviewMarkdown(reviewOf(...rules));
  expect(markdown).toContain('30 rules are affected because the filter `filters/a.yml` was changed.');
  expect(markdown.split('\n').filter((line) => line.startsWith('| 🔴'))).toEqual([
    '| 🔴 **narrower** | **Rule 0**<br>`plain`<br>**Rule 1**<br>`plain`<br>**Rule 2**<br>`plain`<br>and 27 more | exclusion added: `x` |',
  ]);
  const html = formatReviewHtml(reviewOf(...rules));
  expect(linksOf(elementsOf(html))).toHaveLength(30);
});

describe.each([
  ['Markdown', (review: Review) => renderMarkdown(formatReviewMarkdown(review)), markdownTags],
  ['HTML', formatReviewHtml, htmlTags],
] as const)('hostile texts in %s', (_name, render, tags) => {
  /** Elements, attributes, links and characters that no text may make. */
  function flawsOf(html: string): readonly unknown[] {
    const elements = elementsOf(html);
    return [
      ...elements.map(({ nodeName }) => nodeName).filter((name) => !tags().has(name)),
      ...elements.flatMap(({ nodeName, attrs }) =>
        attrs.filter(({ name, value }) => !attributes(nodeName, name).test(value)),
      ),
      ...linksOf(elements).filter((href) => !/^#rule-\d+$/.test(href)),
      ...(html.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g) ?? []),
    ];
  }

  test.each(hostileTexts.map((text) => [JSON.stringify(text), text]))(
    '%s changes no structure',
    (_shown, text) => {
      const html = render(reviewWith(() => text));
      expect(flawsOf(html)).toEqual([]);
      expect(flawsOf(render(brokenReview(() => text)))).toEqual([]);
      const [counts, plain] = [countsOf(elementsOf(html)), countsOf(elementsOf(render(harmless)))];
      for (const tag of [
        'h1',
        'h2',
        'table',
        'tr',
        'td',
        'details',
        'summary',
        'ul',
        'li',
        'pre',
        'del',
        'ins',
      ]) {
        expect([tag, counts.get(tag)]).toEqual([tag, plain.get(tag)]);
      }
    },
  );

  test('nor does any mixture of them, everywhere at once', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 40 }), (texts) => {
        expect(flawsOf(render(reviewWith(cycle(texts))))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

test('no mixture of texts makes a mention in the comment', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 40 }), (texts) => {
      const html = renderMarkdown(formatReviewMarkdown(reviewWith(cycle(texts))));
      expect(proseOf(html)).not.toMatch(/@\w|#\d|\bGH-\d/i);
      expect(commentsOf(html)).toEqual([' sigma-kql review ']);
    }),
    { numRuns: 80 },
  );
});

test('words that differ are marked without colour, too', () => {
  const html = formatReviewHtml(
    reviewOf(
      ruleChange({
        diff: [
          { kind: 'removed', text: 'gone' },
          {
            kind: 'changed',
            before: [
              { kind: 'same', text: 'where a == ' },
              { kind: 'removed', text: '1' },
            ],
            after: [
              { kind: 'same', text: 'where a == ' },
              { kind: 'added', text: '2' },
            ],
          },
        ],
      }),
    ),
  );
  expect(html).toContain('<del class="line">- gone</del>');
  expect(html).toContain(
    '- where a == <del>1</del></span>\n<span class="line new">+ where a == <ins>2</ins>',
  );
  expect(html).toContain("default-src 'none'");
});

test('of long lines a comment shows what differs', () => {
  const same = (letter: string): { kind: 'same'; text: string } => ({
    kind: 'same',
    text: letter.repeat(500),
  });
  const markdown = formatReviewMarkdown(
    reviewOf(
      ruleChange({
        diff: [
          {
            kind: 'changed',
            before: [same('a'), { kind: 'removed', text: '"old"' }, same('b')],
            after: [same('a'), { kind: 'added', text: '"new"' }, same('b')],
          },
        ],
      }),
    ),
  );
  expect(markdown).toContain(`- … ${'a'.repeat(40)}"old"${'b'.repeat(40)} …`);
  expect(markdown).not.toContain('a'.repeat(41));
});

describe('SARIF', () => {
  test.each([
    ['nothing', reviewOf()],
    ['all outcomes', harmless],
    ['all outcomes many times', reviewWith(() => 'plain', 20)],
    // Every path has at least one character.
    ...hostileTexts
      .filter((text) => text !== '')
      .map((text): [string, Review] => [JSON.stringify(text), reviewWith(() => text)]),
  ] satisfies [string, Review][])('is valid for %s', (_name, review) => {
    expect(checkSarif(formatReviewSarif(review, '1.2.3'))).toEqual([]);
  });

  test('points at the line that says so, and keeps its fingerprint when lines move', () => {
    const [first, moved] = [14, 20].map((line) => {
      const at = { ...place('after', () => 'rules/a b.yml'), line };
      const notes = [
        { code: 'test-added', risk: 'high', text: ['test added: ', { code: 'x' }], place: at },
      ] as const;
      const change = ruleChange({ id: 'i', notes, findings: { added: [], gone: [] } });
      const { reason: _, ...rest } = change;
      return resultsOf(formatReviewSarif(reviewOf(rest), '1.2.3'))[0];
    });
    expect(first).toMatchObject({
      ruleId: 'review-narrower',
      level: 'warning',
      message: { text: 'plain: the rule finds less than before.\ntest added: `x`' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'rules/a%20b.yml' }, region: { startLine: 14 } } },
      ],
    });
    expect(moved?.partialFingerprints).toEqual(first?.partialFingerprints);
    expect(Object.values(first?.partialFingerprints ?? {})).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
  });

  test('a removed rule has a file and no line', () => {
    const { after: _, notes: __, ...gone } = ruleChange({ outcome: 'removed' });
    const [result] = resultsOf(formatReviewSarif(reviewOf({ ...gone, notes: [] }), '1.2.3'));
    expect(result?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'plain' } } }]);
  });

  test('equal rules are no results', () => {
    const review = reviewOf(ruleChange({ outcome: 'equal', findings: { added: [], gone: [] } }));
    expect(resultsOf(formatReviewSarif(review, '1.2.3'))).toEqual([]);
  });
});

describe('workflow commands of GitHub', () => {
  const command =
    /^::(?:error|warning|notice) (?:file=[^:,\r\n]*,)?(?:line=\d+,endLine=\d+,col=\d+,endColumn=\d+,)?title=[^:,\r\n]*::[^\r\n]*$/;

  test('any texts stay one command each', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 40 }), (texts) => {
        const lines = formatReviewGithub(reviewWith(cycle(texts)))
          .trimEnd()
          .split('\n');
        expect(lines.filter((line) => !command.test(line))).toEqual([]);
        expect(lines.length).toBeGreaterThan(10);
      }),
      { numRuns: 300 },
    );
  });

  test('the biggest risks come first, ten of a kind at most, and the rest is counted', () => {
    const lines = formatReviewGithub(reviewWith(() => 'plain', 12))
      .trimEnd()
      .split('\n');
    const kinds = lines.map((line) => line.slice(2, line.indexOf(' ')));
    expect(kinds).toEqual([...Array<string>(10).fill('warning'), ...Array<string>(10).fill('notice')]);
    expect(lines[0]).toContain('title=invalid%3A plain');
    expect(lines.at(-1)).toMatch(
      /^::notice title=sigma-kql review::\d+ more remarks are in the review itself\.$/,
    );
  });

  test('nothing to say is nothing', () => {
    expect(formatReviewGithub(reviewOf())).toBe('');
  });
});

test('every outcome has a place in every format', () => {
  expect(outcomes).toHaveLength(13);
  for (const outcome of outcomes) {
    const review = reviewOf(ruleChange({ outcome, title: 'The rule' }));
    expect(formatReviewMarkdown(review)).toContain('The rule');
    expect(formatReviewHtml(review)).toContain('The rule');
  }
});

function longNote(): RuleChange {
  const text = Array.from({ length: 5000 }, (_, index) => [', ', { code: `value ${index}` }]).flat();
  return ruleChange({ notes: [{ code: 'exclusion-added', risk: 'high', text }] });
}

function longDiff(lines = 200): RuleChange {
  return ruleChange({
    diff: Array.from({ length: lines }, (_, index) => ({
      kind: 'added' as const,
      text: `| where a != ${index}`,
    })),
  });
}

interface SarifRow {
  readonly locations: readonly unknown[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
}

function resultsOf(sarif: string): readonly SarifRow[] {
  const { runs } = JSON.parse(sarif) as {
    readonly runs: readonly { readonly results: readonly SarifRow[] }[];
  };
  return runs.flatMap(({ results }) => results);
}

function markdownTags(): ReadonlySet<string> {
  return new Set(
    'html head body h2 p strong b br code pre details summary table thead tbody tr th td ul li'.split(' '),
  );
}

function htmlTags(): ReadonlySet<string> {
  return new Set([...markdownTags(), ...'meta title style article h1 h3 a del ins span'.split(' ')]);
}

/** What an attribute may say; nothing for those that none may have. */
function attributes(element: string, name: string): RegExp {
  return allowed[`${element} ${name}`] ?? allowed[name] ?? /^\b$/;
}

const allowed: Readonly<Record<string, RegExp>> = {
  'html lang': /^en$/,
  'meta charset': /^utf-8$/,
  'meta http-equiv': /^Content-Security-Policy$/,
  'meta name': /^(?:referrer|viewport)$/,
  'meta content': /^(?:no-referrer|width=device-width|default-src 'none'; style-src 'unsafe-inline')$/,
  'details open': /^$/,
  'details id': /^rule-\d+$/,
  'a href': /^#rule-\d+$/,
  'code class': /^language-(?:diff|json|kql)$/,
  class: /^(?:bad|doubtful|good|plain|diff|line|line old|line new|skipped)$/,
};
