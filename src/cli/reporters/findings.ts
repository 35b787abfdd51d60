import { printable, type Diagnostic } from '../../diagnostics/index.ts';
import { formatDiagnostic } from './diagnostic.ts';
import type { Paint } from './paint.ts';

/** So many findings of one code are shown of one file; the formats for programs have all of them. */
const mostOfOneKind = 20;

/**
 * Findings for people, each followed by an empty line. Of those that a file has again and again only the first are
 * shown, and then how many more there are.
 */
export function formatFindings(findings: readonly Diagnostic[], paint: Paint): string {
  const total = new Map<string, number>();
  for (const finding of findings) total.set(kindOf(finding), (total.get(kindOf(finding)) ?? 0) + 1);
  const shown = new Map<string, number>();
  const paragraphs: string[] = [];
  for (const finding of findings) {
    const kind = kindOf(finding);
    const count = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, count);
    if (count > mostOfOneKind) continue;
    paragraphs.push(`${formatDiagnostic(finding, paint)}\n`);
    const more = (total.get(kind) ?? 0) - mostOfOneKind;
    if (count === mostOfOneKind && more > 0) {
      const place = printable(finding.span.source.path);
      paragraphs.push(`${paint.strong(place)}: and ${more} more ${paint.faint(`[${finding.code}]`)}\n\n`);
    }
  }
  return paragraphs.join('');
}

function kindOf({ code, span }: Diagnostic): string {
  return `${code}\0${span.source.path}`;
}
