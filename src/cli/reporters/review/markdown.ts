import type { Review, RuleChange } from '../../../review/model.ts';
import { code, line, paragraph, type Block } from '../page/blocks.ts';
import { blockToMarkdown } from '../page/markdown.ts';
import { apart } from './broken.ts';
import { changeDetails } from './change.ts';
import { commentLimits, type Limits } from './limits.ts';
import { isQuiet, outcomeWordings } from './outcomes.ts';
import {
  anchorOf,
  compared,
  headline,
  overviewHead,
  overviewRows,
  quietRules,
  type OverviewRow,
} from './overview.ts';
import { brokenBlocks, setFindings } from './set-findings.ts';
import { sharedCauses } from './shared-causes.ts';

/** The first line of every comment, by which it is found again. Sites don't show it. */
export const commentMarker = '<!-- sigma-kql review -->';

/**
 * In bytes of UTF-8, so that it holds however a site counts. GitHub takes 65,536 characters, Azure DevOps 150,000; the
 * rest is for what a workflow puts below.
 */
export const longestComment = 60_000;

/** So much of the comment may be the summary table, so that there is room for details. */
const longestTable = 20_000;

/** More rows than this are no summary. */
const mostRows = 40;

/**
 * A review as one comment on a pull request, in GitHub Flavored Markdown: how many rules do what, a table with the biggest
 * risks on top, then the details of each rule, folded. Never longer than `longestComment`: whole rows and
 * details are left out, and counted. No text of a rule, a path or an event is markup, a link or a mention.
 */
export function formatReviewMarkdown(review: Review): string {
  const { broken, others } = apart(review);
  const loud = others.rules.filter(({ outcome }) => !isQuiet(outcome));
  const head = [
    commentMarker,
    '## What this does to the deployed queries',
    ...[headline(review), ...sharedCauses(review, shortNames)].map(blockToMarkdown),
    ...fitting(longestFoot, (limits) => brokenBlocks(broken, limits)),
  ];
  const table = loud.length === 0 ? [] : overviewTable(loud);
  const foot = [
    ...fitting(longestFoot, (limits) => setFindings(others, limits)),
    ...fitting(longestFoot, (limits) => quietRules(others.rules, limits)),
    ...(loud.length === 0 ? [] : [blockToMarkdown(legend(loud))]),
    blockToMarkdown(compared(review, shortLimits)),
  ];
  const room = longestComment - reserve - bytesOf([...head, ...table, ...foot].join('\n\n'));
  const shown = detailsWithin(loud, room);
  const left = loud.length - shown.length;
  const parts = [...head, ...table, ...shown, ...(left === 0 ? [] : [leftOut(left)]), ...foot];
  return `${parts.join('\n\n')}\n`;
}

/** So much room each part below the details may take. */
const longestFoot = 5000;

/** For the line about what is left out. */
const reserve = 400;

/** For the lines above the table. */
const shortNames: Limits = { ...commentLimits, characters: 120 };

/** For what is too long otherwise. */
const shortLimits: Limits = { items: 3, names: 1, lines: 6, characters: 80 };

/** Blocks as long as there is room for them: all of them, or all of them shortened. */
function fitting(room: number, blocksOf: (limits: Limits) => readonly Block[]): readonly string[] {
  const written = [commentLimits, shortLimits].map((limits) => blocksOf(limits).map(blockToMarkdown));
  return written.find((texts) => bytesOf(texts.join('\n\n')) <= room) ?? [];
}

function overviewTable(rules: readonly RuleChange[]): readonly string[] {
  const shown: OverviewRow[] = [];
  let size = 0;
  for (const row of overviewRows(rules, commentLimits).slice(0, mostRows)) {
    size += bytesOf(blockToMarkdown({ kind: 'table', head: overviewHead, rows: [row.cells] }));
    if (size > longestTable) break;
    shown.push(row);
  }
  const more = rules.length - shown.reduce((sum, row) => sum + row.rules, 0);
  const table = blockToMarkdown({ kind: 'table', head: overviewHead, rows: shown.map(({ cells }) => cells) });
  return more === 0
    ? [table]
    : [table, blockToMarkdown(paragraph(`And ${more} more rules, of lower or equal risk.`))];
}

/** The details of as many rules as there is room for, the biggest risk first; of long ones only the beginning. */
function detailsWithin(rules: readonly RuleChange[], room: number): readonly string[] {
  const shown: string[] = [];
  let free = room;
  for (const [index, rule] of rules.entries()) {
    const [text] = fitting(free - 2, (limits) => [changeDetails(rule, anchorOf(index), limits)]);
    if (text === undefined) break;
    shown.push(text);
    free -= bytesOf(text) + 2;
  }
  return shown;
}

function leftOut(rules: number): string {
  const count = rules === 1 ? 'The details of 1 more rule are' : `The details of ${rules} more rules are`;
  return blockToMarkdown(
    paragraph(
      `${count} left out, because comments have a greatest length. `,
      code('sigma-kql review --format html'),
      ' shows all of them.',
    ),
  );
}

/** What the labels in the table mean; only those that are there. */
function legend(rules: readonly RuleChange[]): Block {
  const outcomes = [...new Set(rules.map(({ outcome }) => outcome))];
  const items = outcomes.map((outcome) => {
    const { tone, label, meaning } = outcomeWordings[outcome];
    return line({ kind: 'label', tone, text: label }, ` ${meaning}`);
  });
  return {
    kind: 'details',
    summary: line('How to read this'),
    blocks: [{ kind: 'list', items: [...items, line(proof)] }],
    isOpen: false,
  };
}

const proof =
  'Narrower, wider and equal are proved from both queries, and the events shown were run through both. What could not be proved is called unknown.';

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
