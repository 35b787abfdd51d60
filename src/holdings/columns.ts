import type { ColumnExpression } from '../ir/index.ts';
import type { FieldLanding } from '../mapping/index.ts';

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
      return `a test for each of ${Object.keys(landing.cases).join(', ')}`;
    case 'constant':
      return `always ${landing.value}`;
    case 'unsupported':
      return '';
  }
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
