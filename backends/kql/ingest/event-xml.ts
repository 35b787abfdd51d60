import type { WindowsEvent } from '../../../src/events/index.ts';

const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** The `EventData` or `UserData` element of an event as Windows renders it: `&`, `<` and `>` are entities. */
export function eventXml({ data, unnamed, userData }: WindowsEvent): string {
  if (userData !== undefined) {
    const values = [...data].map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`);
    return `<UserData xmlns="${namespace}"><${userData}>${values.join('')}</${userData}></UserData>`;
  }
  const values = [
    ...[...data].map(([name, text]) => `<Data Name="${escapeXml(name)}">${escapeXml(text)}</Data>`),
    ...unnamed.map((text) => `<Data>${escapeXml(text)}</Data>`),
  ];
  return `<EventData xmlns="${namespace}">${values.join('')}</EventData>`;
}

/** Text with the entities that Windows writes in the content of elements; quotes stay. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
