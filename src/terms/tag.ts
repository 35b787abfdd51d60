/** Whether a tag is what somebody asked for: the tag itself, or what it contains (`attack.t1059.001` of `attack.t1059`). */
export function isTagWithin(tag: string, wanted: string): boolean {
  const [inner, outer] = [tag.toLowerCase(), wanted.toLowerCase()];
  return inner === outer || inner.startsWith(`${outer}.`);
}
