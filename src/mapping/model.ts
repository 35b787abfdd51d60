import type { Effect } from '../diagnostics/index.ts';
import type { ColumnExpression, MappingPlace, PlainColumn } from '../ir/index.ts';
import type { ScalarType } from '../schema/index.ts';

/**
 * The mapping of one target family: which table holds which log source, and how each Sigma field
 * lands in columns. Plain data (JSON-compatible), so that the shipped mappings can be compiled when
 * the package is built. The YAML form is described by `mappings/mapping.schema.json`.
 */
export interface Mapping {
  readonly target: string;
  readonly settings: MappingSettings;
  readonly tables: Readonly<Record<string, TableMapping>>;
  /** Looked through in order; the first that fits the rule's log source wins. */
  readonly logsources: readonly LogsourceMapping[];
  /** Named sets of fields that log sources share. */
  readonly fieldSets: Readonly<Record<string, FieldSet>>;
}

/** Choices that hold for a whole mapping; an absent one leaves the choice of an earlier mapping. */
export interface MappingSettings {
  /**
   * How a field with several columns is spread: once per group of tests that must hold together
   * (`conjunction`), or for each test alone (`test`).
   */
  readonly fanOut?: 'conjunction' | 'test';
  /** The column that says when an event happened; `TimeGenerated` unless the mapping says otherwise. */
  readonly timeColumn?: string;
}

/** A table or parser function that queries can start from. */
export interface TableMapping {
  /** Name in a query; ASIM parsers have one name when deployed by hand and one when built in. */
  readonly query: string | { readonly workspace: string; readonly builtin: string };
  /** Which schema has its columns: an ASIM schema name or a table name. */
  readonly schema: string;
  /** Columns that the mapping itself declares, for tables and columns that no schema file knows. */
  readonly columns?: Readonly<Record<string, ScalarType>>;
  /** Columns that hold the whole event as text, in which keywords are looked for. */
  readonly keywords: readonly PlainColumn[];
  /** Those of `keywords` that hold XML, in which `&`, `<` and `>` stand as entities. */
  readonly xmlKeywords?: readonly string[];
  /** For tables that keep the name and the process id of a program apart from the text of its line. */
  readonly lines?: LineColumns;
  /** Those of `keywords` that hold JSON as text, in which `\` and `"` are escaped, as they are in dynamic columns. */
  readonly jsonKeywords?: readonly string[];
  /** What those columns lack of the event. */
  readonly keywordLosses?: readonly Loss[];
  /** The tables that a parser reads, those that matter most first. */
  readonly sources?: readonly string[];
}

/** Lines as syslog writes them: `name: text`, and `name[id]: text`. */
export interface LineColumns {
  /** The name of the program; if it is left out, keywords are looked for in it only where they begin a line. */
  readonly name?: ColumnTemplate;
  readonly plain: ColumnTemplate;
  readonly numbered: ColumnTemplate;
}

/** A log source and the table that holds it. */
export interface LogsourceMapping {
  readonly match: LogsourcePattern;
  /**
   * Windows event ids: the entry is only for rules that ask for some of these and no others. Without it,
   * for all rules of the log source.
   */
  readonly eventIds?: readonly string[];
  /** Whether other targets that hold the log source are preferred, also those that come later. */
  readonly lastResort?: boolean;
  readonly table: string;
  /** Those of the table's sources whose rows can be events of the log source; absent if all can. */
  readonly sources?: readonly string[];
  /** Tests that the log source implies, such as an event type. */
  readonly where: readonly MappedPredicate[];
  /** Names of field sets; a field is looked up in the last set first. */
  readonly fields: readonly string[];
  readonly losses: readonly Loss[];
  readonly place: MappingPlace;
}

/**
 * Which log sources an entry is for. Each attribute lists the accepted names in lower case;
 * an absent attribute must be absent in the rule, and `*` accepts any name and absence.
 */
export interface LogsourcePattern {
  readonly category?: readonly string[];
  readonly product?: readonly string[];
  readonly service?: readonly string[];
}

/**
 * Fields by lower-cased Sigma name. A name that ends in `*` stands for all fields that begin so and
 * that no other entry names; `*` in its columns stands for the rest of the name. One that ends in `*.*` is for names
 * with more steps, the first of which `*` stands for. Use `resolveField`.
 */
export type FieldSet = Readonly<Record<string, FieldMapping>>;

/** How one Sigma field lands in a table. */
export interface FieldMapping {
  /** The field as the Sigma taxonomy spells it. */
  readonly name: string;
  readonly landing: FieldLanding;
  /** Applied to each value in order; each may turn one value into several alternatives. */
  readonly rewrites: readonly ValueRewrite[];
  readonly losses: readonly Loss[];
  readonly place: MappingPlace;
}

/** Where a field's tests go. */
export type FieldLanding =
  | ColumnLanding
  | AlternativesLanding
  | HashesLanding
  | CasesLanding
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'unsupported'; readonly reason: string };

/**
 * One column. If it `isAround` the field, it holds more than the field does: that a value is in it says that the
 * field may have it, but nothing says that the field is absent or how its value compares.
 */
export interface ColumnLanding {
  readonly kind: 'column';
  readonly column: ColumnTemplate;
  readonly isAround?: boolean;
}

/**
 * The value is in one of several columns and nobody can say in which: a test holds when it holds on
 * one of them. Fields of one `spread` group move together: their n-th columns belong to one another.
 */
export interface AlternativesLanding {
  readonly kind: 'alternatives';
  readonly spread: string;
  readonly columns: readonly ColumnTemplate[];
}

/** `ALGORITHM=digest` texts; each algorithm has its own column, keyed by upper-case name. */
export interface HashesLanding {
  readonly kind: 'hashes';
  readonly columns: Readonly<Record<string, PlainColumn>>;
}

/**
 * The field has a few known values, each of which means a test of the row. Keys are lower case. Other values are in one
 * of the columns `otherwise`; if there are none, no row has them.
 */
export interface CasesLanding {
  readonly kind: 'cases';
  readonly cases: Readonly<Record<string, MappedPredicate>>;
  readonly otherwise: readonly ColumnTemplate[];
}

/** A column expression of the IR; the same types serve as template because they hold no rule data. */
export type ColumnTemplate = ColumnExpression;

/** A test of the row that the mapping itself states; its origin is the mapping. */
export type MappedPredicate =
  | { readonly kind: 'all' | 'any'; readonly operands: readonly MappedPredicate[] }
  | { readonly kind: 'not'; readonly operand: MappedPredicate }
  | PredicateTest;

/**
 * `equals`, `startswith`, `endswith`, `contains` ignore case and need one of the values; `empty` and
 * `filled` look whether the column holds something.
 */
export interface PredicateTest {
  readonly kind: 'test';
  readonly column: ColumnTemplate;
  readonly operator: 'equals' | 'startswith' | 'endswith' | 'contains' | 'empty' | 'filled';
  readonly values: readonly (string | number | boolean)[];
}

/** Turns the value of a rule into what the column holds. */
export type ValueRewrite =
  /** Replaces literal text at the start of the field, where the value is anchored there. */
  | { readonly kind: 'prefix'; readonly from: string; readonly to: readonly string[] }
  /** Adds alternatives in which a piece of text (found anywhere, whatever its case) is replaced. */
  | { readonly kind: 'replace'; readonly from: string; readonly to: readonly string[] }
  /** Replaces whole values; the table is keyed in lower case. A value that is not listed stays. */
  | { readonly kind: 'translate'; readonly values: Readonly<Record<string, readonly string[]>> }
  /** Appends text to a value that is anchored at the end; each text makes one alternative. */
  | { readonly kind: 'suffix'; readonly to: readonly string[] }
  /**
   * Looks for the value anywhere in the column, for columns that hold more than the field. Such a column does
   * not tell whether the field holds anything.
   */
  | { readonly kind: 'anywhere' }
  /** Looks for the value anywhere in the column, for columns that hold nothing but the values of the field as one text. */
  | { readonly kind: 'member' }
  /** Keeps the last segment of a path, for columns that hold bare file names. */
  | { readonly kind: 'file-name' }
  /** Adds the bare name to `*\name`, for columns that hold the whole path in some rows and the name in others. */
  | { readonly kind: 'or-file-name' }
  /** Adds the path with its last segment twice, for columns that hold it so in some rows. */
  | { readonly kind: 'or-doubled-name' }
  /** `DWORD (0x…)`, `QWORD (0x…-0x…)`, `(Empty)`, and parts that mean one of them: adds the raw data of other sources. */
  | { readonly kind: 'registry-data' }
  /** Adds the decimal spelling of a hexadecimal number, and the reverse. */
  | { readonly kind: 'hex-or-decimal' };

/**
 * What a test on this field or log source loses. The effect is that of the bare test for a value; under
 * `not` it turns round, and for a test that the field holds nothing it does, too.
 */
export interface Loss {
  readonly effect: Effect;
  /**
   * When the loss happens: `value` if a value is asked for, not only whether there is one; `folder` if the value says
   * more of a path than that it ends in a segment, such as `*\name.exe`; `path` if it has a separator of paths at
   * all; `within-path` if it has none and says more than how the path ends; `file-like-folder` if it goes down into a
   * folder that could as well be a file, since its name has an extension, and says nothing of what is in there;
   * `equality` if it is a whole value; `anchored` if it is more than one text or expression that may stand anywhere,
   * such as a network or a range; `open-start` if it may stand behind something else, `closed-end` if nothing may
   * stand behind it; `number` if it is a whole number, `digits` also if it can be a part of one; `any-character` if it
   * has the wildcard `?`. Only what `always` happens concerns a test that the field holds nothing.
   */
  readonly when:
    | 'always'
    | 'value'
    | 'folder'
    | 'path'
    | 'equality'
    | 'anchored'
    | 'open-start'
    | 'closed-end'
    | 'within-path'
    | 'file-like-folder'
    | 'number'
    | 'digits'
    | 'any-character'
    | TextCondition
    | DataCondition;
  /** A clause that completes "On … : …", for people. */
  readonly note: string;
}

/** The value has a text, or it consists of pieces of a text, whatever the case of either. */
export type TextCondition = { readonly contains: string } | { readonly within: string };

/**
 * What the rewrite `registry-data` makes of the value: it adds numbers, it adds empty text, or it does not know what
 * data some texts that fit the value stand for.
 */
export interface DataCondition {
  readonly registryData: 'number' | 'empty' | 'uncertain';
}
