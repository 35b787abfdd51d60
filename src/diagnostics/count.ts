/** A whole number for people, thousands apart: `12,345`. Loading the locale data for it would take longer than a rule. */
export function thousands(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
