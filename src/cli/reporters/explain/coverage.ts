import type { AttackCoverage, EventCoverage } from '../../../index.ts';
import { line, paragraph, type Inline, type Section } from '../page/blocks.ts';

/** Which events the rule looks at. */
export function eventSection({ events, contradiction }: EventCoverage): readonly Section[] {
  const heading = 'Event coverage';
  if (contradiction !== undefined)
    return [{ heading, blocks: [paragraph(`This rule can't match: ${contradiction}.`)] }];
  const rows = events.map(({ provider, event, title }) => [line(provider), line(event), line(title)]);
  return [{ heading, blocks: [{ kind: 'table', head: ['Provider', 'Event', 'Title'], rows }] }];
}

/** Tactics and techniques of the rule's tags. */
export function attackSection({ tactics, others, notes }: AttackCoverage): readonly Section[] {
  if (tactics.length + others.length === 0) return [];
  const rows = tactics.map(({ name, isTagged, techniques }): readonly Inline[] => {
    const tactic = name === '' ? 'not known' : isTagged ? name : `${name} (not tagged)`;
    const cells = techniques.map((technique) =>
      technique.name === undefined ? technique.id : `${technique.id} ${technique.name}`,
    );
    return [line(tactic), line(cells.join(', '))];
  });
  return [
    {
      heading: 'MITRE ATT&CK coverage',
      blocks: [
        ...(rows.length === 0 ? [] : [{ kind: 'table' as const, head: ['Tactic', 'Techniques'], rows }]),
        ...(others.length === 0 ? [] : [paragraph(`Groups and software: ${others.join(', ')}.`)]),
        ...notes.map((note) => paragraph(note)),
      ],
    },
  ];
}
