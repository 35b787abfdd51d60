import type { DiagnosticCode, Effect } from '../../src/diagnostics/index.ts';
import type { ConverterOptions } from '../../src/index.ts';

/** A row of the table that a query searches; columns that are left out are empty. */
export type Row = Readonly<Record<string, unknown>>;

/** What one target makes of a rule. */
export type Check = Found | Refused;

/** The target holds the rule: its query finds some rows and no others. */
export interface Found {
  readonly target: 'asim' | 'native' | 'xdr';
  readonly options?: Partial<ConverterOptions>;
  /** The table or parser that the query starts from. */
  readonly table: string;
  /** Rows that the rule means. */
  readonly found: readonly Row[];
  /** Rows that the rule does not mean; the mistake finds them, or they show that the right test is made. */
  readonly ignored: readonly Row[];
  /** The differences that the diagnostics announce; none if absent. */
  readonly effects?: readonly Effect[];
  /** A finding that has to be there. */
  readonly code?: DiagnosticCode;
}

/** The target can't hold the rule, and says so. */
export interface Refused {
  readonly target: 'asim' | 'native' | 'xdr';
  readonly refused: DiagnosticCode;
}

/** A mistake that other converters make, a rule that shows it, and what has to happen instead. */
export interface Mistake {
  /** Its number in the collected mapping facts, or one behind them. */
  readonly number: number;
  readonly mistake: string;
  readonly cases: readonly MistakeCase[];
}

/** A rule and what each target makes of it. */
export interface MistakeCase {
  /** In YAML's flow style: `category: process_creation, product: windows`. */
  readonly logsource: string;
  /** The lines of the detection. */
  readonly detection: readonly string[];
  readonly checks: readonly Check[];
}

/** A rule on one selection. */
export function selection(...tests: readonly string[]): readonly string[] {
  return ['selection:', ...tests.map((test) => `  ${test}`), 'condition: selection'];
}

/** The XML that the agent writes into EventData. */
export function eventData(data: Readonly<Record<string, string>>): string {
  const values = Object.entries(data).map(([name, value]) => `<Data Name="${name}">${value}</Data>`);
  return `<DataItem type="System.XmlData" time=""><EventData>${values.join('')}</EventData></DataItem>`;
}

/** A Sysmon event as a row of Event. */
export function sysmon(id: number, data: Readonly<Record<string, string>>): Row {
  return {
    Source: 'Microsoft-Windows-Sysmon',
    EventLog: 'Microsoft-Windows-Sysmon/Operational',
    EventID: id,
    EventData: eventData(data),
  };
}
