import type { Backend, EmitOptions, Formatter, QueryStyle, QueryValidator } from '../backend/backend.ts';
import type { Settings } from '../config/index.ts';
import type { Source } from '../diagnostics/index.ts';
import type { LowerOptions } from '../lower/index.ts';
import type { ApplyOptions, Mapping } from '../mapping/index.ts';
import type { AcceptedLoss } from '../outcome/loss.ts';
import type { RuleSubject } from './selection.ts';

/** What the pipeline needs besides the text of rules. All of it is decided once for many rules. */
export interface ConvertSetup {
  readonly backend: Backend;
  /** In order of preference: the first that can hold a rule wins. */
  readonly mappings: readonly Mapping[];
  /** Sources of filter documents that apply besides those among the rules. */
  readonly filters: readonly Source[];
  readonly style: QueryStyle;
  readonly emit?: Partial<EmitOptions>;
  readonly apply: ApplyOptions;
  readonly lower: LowerOptions;
  readonly loss: AcceptedLoss;
  /** What writes rules down in the format that was asked for, by the settings for each of them. */
  readonly formatter?: Formatter;
  readonly settings?: Settings;
  /** Whether results name the mapping files that decided their queries; looking for them takes a while. */
  readonly tracesMappings?: boolean;
  /** Looks at each query; a query with an error is withheld. */
  readonly validate?: QueryValidator;
  /** Which rules get a result. The others can still be referred to. Without it, all. */
  readonly select?: (subject: RuleSubject) => boolean;
}
