import { sha1 } from './sha1.ts';

/** The namespace of the ids that sigma-kql makes up: UUIDv5 of the URL namespace and the project's name. */
const namespace = uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'sigma-kql');

/** Whether a text is a UUID of any version, in the usual notation. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** An id that depends on the name alone, in sigma-kql's own namespace. */
export function ownUuid(name: string): string {
  return uuidV5(namespace, name);
}

/** A name-based UUID by RFC 9562, section 5.5. */
export function uuidV5(space: string, name: string): string {
  const spaceBytes = (space.replaceAll('-', '').match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16));
  const hash = sha1(new Uint8Array([...spaceBytes, ...new TextEncoder().encode(name)])).slice(0, 16);
  const hex = [...hash]
    .map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
