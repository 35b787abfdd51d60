import type { ExplainedCorpus, Neighbour } from '../../../index.ts';
import { code, line, paragraph, type Block, type Inline, type Section } from '../page/blocks.ts';

/** Rules of the corpus that match less, more, or much the same. */
export function corpusSections({ name, rules, neighbours }: ExplainedCorpus): readonly Section[] {
  const { stricter, broader, similar } = neighbours;
  const blocks: Block[] = [
    ...listed('Stricter rules, for when this one is too noisy:', stricter.map(neighbourLine)),
    ...listed('Broader rules, which find everything that this one finds:', broader.map(neighbourLine)),
    ...listed(
      'Similar rules:',
      similar.map((each) => [...neighbourLine(each), `, ${Math.round(each.similarity * 100)} % alike`]),
    ),
  ];
  const none = paragraph('No rule of the corpus is comparable.');
  const source = paragraph(`Compared with ${rules} rules of `, code(name), '.');
  return [{ heading: 'Neighbours', blocks: [...(blocks.length === 0 ? [none] : blocks), source] }];
}

function listed(lead: string, items: readonly Inline[]): readonly Block[] {
  return items.length === 0 ? [] : [paragraph(lead), { kind: 'list', items }];
}

function neighbourLine({ title, path }: Neighbour): Inline {
  return line(title, ' (', code(path), ')');
}
