/**
 * Whether a name matches a pattern in which `*` stands for any text (Sigma Rules specification,
 * "Condition"). The whole name must match. Takes time proportional to name times pattern at most.
 */
export function matchesPattern(name: string, pattern: string): boolean {
  const [head = '', ...pieces] = pattern.split('*');
  const tail = pieces.pop();
  if (tail === undefined) return name === pattern;
  if (!name.startsWith(head)) return false;
  let at = head.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return name.length - tail.length >= at && name.endsWith(tail);
}

/**
 * The names that a quantifier chooses from, in the order of the rule. `them` leaves out names that start
 * with an underscore; a pattern does not.
 */
export function selectNames(names: readonly string[], pattern: string): readonly string[] {
  if (pattern === 'them') return names.filter((name) => !name.startsWith('_'));
  return names.filter((name) => matchesPattern(name, pattern));
}
