import { randomBytes } from 'node:crypto';
import { githubCommand, type Annotation } from '../../src/cli/reporters/github-command.ts';
import type { World } from './world.ts';

/** Shows an annotation. */
export function annotate(annotation: Annotation, { out }: World): void {
  out(githubCommand(annotation));
}

/**
 * Shows text that may hold anything. The runner obeys lines that look like workflow commands, unless they stand between
 * this pair with a word that nobody can guess.
 */
export function showText(text: string, { out }: World): void {
  if (text.trim() === '') return;
  const word = randomBytes(16).toString('hex');
  out(`::stop-commands::${word}\n${text.trimEnd()}\n::${word}::\n`);
}
