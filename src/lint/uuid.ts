/** Whether a text is a UUID, of any version and in any letter case (RFC 9562). */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
