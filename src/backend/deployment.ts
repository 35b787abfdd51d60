/** What a deployed rule says besides its query, for people; times as the platform's own rules write them. */
export interface Deployment {
  /** Where it is deployed: `sentinel` or `defender`. */
  readonly platform: string;
  /** What the platform knows it by; absent where the platform gives it one. */
  readonly id?: string;
  readonly name: string;
  readonly severity: string;
  readonly enabled: boolean;
  /** How often it runs, such as `1h`; absent in near real time. */
  readonly frequency?: string;
  /** How far it looks back; absent where the platform decides. */
  readonly period?: string;
  /** Such as `Host: FullName = DvcHostname`. */
  readonly entities: readonly string[];
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  /** What the settings decide about alerts and incidents, by name. */
  readonly options: Readonly<Record<string, string>>;
}
