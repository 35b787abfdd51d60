import type { RuleResult } from '../../index.ts';
import { formatJson } from '../reporters/json.ts';
import { formatKql } from '../reporters/kql.ts';

/** A file that a rule gives. */
export interface OutputFile {
  readonly text: string;
  /** Tells several files of one rule in one format apart; part of the name. */
  readonly label?: string;
}

/** How results become text. */
export interface OutputFormat {
  /** Of its files, with the dot. */
  readonly extension: string;
  /** Whether a text holds a single rule. */
  readonly isSingle?: true;
  /** Everything in one text, for standard output and single files; undefined if one text can't hold it. */
  readonly together: (results: readonly RuleResult[]) => string | undefined;
  /** The files of one rule; none if it has nothing to show in this format. */
  readonly filesOf: (result: RuleResult) => readonly OutputFile[];
}

/** Formats of deployable rules, with the extension of their files, by the name that `--format` takes. */
export const deployableFormats = {
  'sentinel-yaml': '.yaml',
  'hunting-yaml': '.yaml',
  'sentinel-arm': '.json',
  'sentinel-bicep': '.bicep',
  'sentinel-terraform': '.tf',
  defender: '.json',
  markdown: '.md',
} as const satisfies Record<string, string>;

/** What `--format` takes. */
export type FormatName = 'kql' | 'json' | keyof typeof deployableFormats;

/** Every value of `--format`. */
export const formatNames: readonly FormatName[] = [
  'kql',
  'json',
  ...(Object.keys(deployableFormats) as (keyof typeof deployableFormats)[]),
];

/** A format that the results hold, under the name that manifests know it by. */
export interface ChosenFormat extends OutputFormat {
  readonly name: string;
}

/** Says that several rules need several texts of a format. */
export function severalTexts({ name }: Pick<ChosenFormat, 'name'>): string {
  return `one ${name} text holds one rule; write a folder with -o FOLDER/`;
}

/** The format that the options ask for; a template stands for a format of its own. */
export function formatOf({
  format,
  template,
}: {
  readonly format: FormatName;
  readonly template?: string;
}): ChosenFormat {
  if (template !== undefined)
    return { name: 'template', ...artefactFormat(templateExtension(template), '\n') };
  switch (format) {
    case 'kql':
      return {
        name: format,
        extension: '.kql',
        together: formatKql,
        filesOf: (result) => ifConverted(result, formatKql),
      };
    case 'json':
      return {
        name: format,
        extension: '.json',
        together: formatJson,
        filesOf: (result) => ifConverted(result, formatJson),
      };
    case 'sentinel-yaml':
    case 'hunting-yaml':
      return { name: format, ...artefactFormat(deployableFormats[format], '---\n') };
    case 'markdown':
      return { name: format, ...artefactFormat(deployableFormats[format], '\n') };
    case 'sentinel-arm':
    case 'sentinel-bicep':
    case 'sentinel-terraform':
    case 'defender':
      return { name: format, ...artefactFormat(deployableFormats[format]) };
  }
}

/** `card.md.hbs` gives `.md`; a template without such a name gives `.txt`. */
export function templateExtension(path: string): string {
  return /(\.[a-z0-9]{1,10})\.[a-z0-9]+$/i.exec(path)?.[1] ?? '.txt';
}

/** `separator` stands between the rules of one text; without one, a text holds a single rule. */
function artefactFormat(extension: string, separator?: string): OutputFormat {
  const filesOf = ({ artefacts = [] }: RuleResult): readonly OutputFile[] =>
    artefacts.map(({ text, label }) => (label === undefined ? { text } : { text, label }));
  return {
    extension,
    ...(separator === undefined ? { isSingle: true } : {}),
    together: (results) => {
      const texts = results.flatMap(filesOf).map(({ text }) => text);
      return texts.length > 1 && separator === undefined ? undefined : texts.join(separator);
    },
    filesOf,
  };
}

/** A rule that was refused, or that only serves a correlation, gives no file. */
function ifConverted(
  result: RuleResult,
  format: (results: readonly RuleResult[]) => string,
): readonly OutputFile[] {
  return result.queries.length === 0 ? [] : [{ text: format([result]) }];
}
