import type { SelectionSource, Stage, Stages } from '../../../index.ts';
import { code, line, paragraph, type Block, type Section } from '../page/blocks.ts';

/** The condition step by step, in the words of the rule. */
export function stageSections({ conditions, stages, unused }: Stages): readonly Section[] {
  return [
    {
      heading: 'Stages and predicates',
      blocks: [
        { kind: 'code', language: 'text', text: conditions.join('\n'), label: line('Stage 0: condition') },
        ...stages.flatMap((stage, index) => stageBlocks(stage, `Stage ${index + 1}`)),
        ...unused.map((source) => sourceBlock(source, 'Not used by the condition')),
      ],
    },
  ];
}

function stageBlocks({ label, combine, sources, parts }: Stage, name: string): readonly Block[] {
  if (parts.length > 0) {
    const words = combine === 'any' ? 'any of the following' : 'all of the following';
    return [
      paragraph({ kind: 'strong', text: `${name}: ` }, code(label), ` (${words})`),
      ...parts.flatMap((part, index) => stageBlocks(part, `${name}.${index + 1}`)),
    ];
  }
  const text = sources.map((source) => source.text).join('\n');
  return [{ kind: 'code', language: 'yaml', text, label: line(`${name}: `, code(label)) }];
}

function sourceBlock({ text }: SelectionSource, label: string): Block {
  return { kind: 'code', language: 'yaml', text, label: line(label) };
}
