import type { RuleDocument } from '../../lower/index.ts';
import type { Located } from '../../parse/index.ts';
import type { ChangeNote } from '../model.ts';
import { placeIn } from '../place.ts';
import { changed, listChanged } from './rule.ts';

/** What differs between what two documents say about themselves. */
export function metadataNotes(before: RuleDocument, after: RuleDocument): readonly ChangeNote[] {
  const [old, next] = [before.metadata, after.metadata];
  const attribute = (
    code: ChangeNote['code'],
    risk: ChangeNote['risk'],
    name: 'id' | 'title' | 'level' | 'status',
  ): readonly ChangeNote[] =>
    changed(code, risk, name, old[name]?.value, next[name]?.value, (next[name] ?? after).span);
  const texts = (['name', 'description', 'author', 'date', 'modified', 'license'] as const).filter(
    (name) => old[name]?.value !== next[name]?.value,
  );
  const lists = (['references', 'falsePositives', 'fields', 'scope'] as const).filter(
    (name) => valuesOf(old[name]) !== valuesOf(next[name]),
  );
  const names = [...texts, ...lists].map((name) => (name === 'falsePositives' ? 'false positives' : name));
  return [
    ...attribute('id-changed', 'medium', 'id'),
    ...attribute('title-changed', 'low', 'title'),
    ...attribute('level-changed', 'medium', 'level'),
    ...attribute('status-changed', 'medium', 'status'),
    ...listChanged('tags-changed', 'low', 'tags', textsOf(old.tags), textsOf(next.tags)),
    ...(names.length === 0
      ? []
      : [
          {
            code: 'description-changed' as const,
            risk: 'low' as const,
            text: [`texts for people changed: ${names.join(', ')}`],
            place: placeIn((next.description ?? after).span, 'after'),
          },
        ]),
  ];
}

function textsOf(located: readonly Located<string>[]): readonly string[] {
  return located.map(({ value }) => value);
}

function valuesOf(located: readonly Located<string>[]): string {
  return JSON.stringify(textsOf(located));
}
