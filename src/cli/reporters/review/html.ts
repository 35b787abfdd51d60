import type { Review } from '../../../review/model.ts';
import type { Page, Section } from '../page/blocks.ts';
import { pagesToHtml } from '../page/html.ts';
import { apart } from './broken.ts';
import { changeDetails } from './change.ts';
import { pageLimits } from './limits.ts';
import { isQuiet, outcomeWordings } from './outcomes.ts';
import { anchorOf, compared, headline, overviewHead, overviewRows, quietRules } from './overview.ts';
import { brokenBlocks, setFindings } from './set-findings.ts';
import { sharedCauses } from './shared-causes.ts';

/**
 * A review as one HTML page that needs nothing else and runs nothing, in the order of the comment: how many rules do
 * what, the table, the details of every rule. Words that differ are marked by colour and by strokes.
 */
export function formatReviewHtml(review: Review): string {
  return pagesToHtml([reviewPage(review)]);
}

function reviewPage(review: Review): Page {
  const { broken, others } = apart(review);
  const loud = others.rules.filter(({ outcome }) => !isQuiet(outcome));
  const rows = overviewRows(loud, pageLimits).map(({ cells }) => cells);
  const details = loud.map((rule, index) => ({
    ...changeDetails(rule, anchorOf(index), pageLimits),
    isOpen: ['bad', 'doubtful'].includes(outcomeWordings[rule.outcome].tone),
  }));
  const rest = [...setFindings(others, pageLimits), ...quietRules(others.rules, pageLimits)];
  const sections: readonly Section[] = [
    { heading: 'Overview', blocks: rows.length === 0 ? [] : [{ kind: 'table', head: overviewHead, rows }] },
    { heading: 'Rules', blocks: details },
    { heading: 'Everything else', blocks: rest },
  ];
  return {
    title: 'What this does to the deployed queries',
    intro: [
      headline(review),
      ...sharedCauses(review, pageLimits),
      ...brokenBlocks(broken, pageLimits),
      compared(review, pageLimits),
    ],
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}
