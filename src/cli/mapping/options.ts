/** The options of `mapping init` as commander hands them over. */
export interface InitOptions {
  readonly fromSchema: string;
  readonly table?: string;
  readonly target: string;
  readonly output?: string;
}
