import type { ColumnExpression } from '../ir/index.ts';
import type { CasesLanding, FieldLanding } from '../mapping/index.ts';

/** Where a field lands, in a few words: `TargetProcessName`, `DnsQuery or Url`, `EventData["Image"]`. */
export function landingText(landing: FieldLanding): string {
  switch (landing.kind) {
    case 'column':
      return columnText(landing.column);
    case 'alternatives':
      return landing.columns.map(columnText).join(' or ');
    case 'hashes':
      return Object.entries(landing.columns)
        .map(([algorithm, column]) => `${columnText(column)} (${algorithm})`)
        .join(', ');
    case 'cases':
      return casesText(landing);
    case 'constant':
      return `always ${landing.value}`;
    case 'unsupported':
      return '';
  }
}

function casesText({ cases, otherwise }: CasesLanding): string {
  const tests = `a test for each of ${Object.keys(cases).join(', ')}`;
  return otherwise.length === 0 ? tests : `${tests}; otherwise ${otherwise.map(columnText).join(' or ')}`;
}

function columnText(column: ColumnExpression): string {
  switch (column.kind) {
    case 'plain':
      return column.name;
    case 'property':
      return [column.base.name, ...column.path].join('.');
    case 'xml-data':
    case 'xml-element':
      return `${column.base.name}["${column.name}"]`;
    case 'joined':
      return column.parts.map(columnText).join(` + "${column.separator}" + `);
    case 'first-filled':
      return `first of ${column.alternatives.map(columnText).join(', ')}`;
    case 'converted':
      return column.conversion === 'file-name'
        ? `file name of ${columnText(column.operand)}`
        : columnText(column.operand);
  }
}
