import type { Diagnostic, Severity } from '../../diagnostics/index.ts';
import { githubCommand, type Annotation } from './github-command.ts';
import { placeOf } from './place.ts';

/** Severities in the words of GitHub Actions. */
export const annotationKinds = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
} as const satisfies Record<Severity, Annotation['kind']>;

/** One workflow command of GitHub Actions per finding. */
export function formatGithub(findings: readonly Diagnostic[]): string {
  return findings.map(commandOf).join('');
}

function commandOf({ code, severity, message, span, help }: Diagnostic): string {
  const { path, ...place } = placeOf(span);
  const text = [message, ...(help === undefined ? [] : [help])].join('\n');
  return githubCommand({ kind: annotationKinds[severity], file: path, place, title: code, text });
}
