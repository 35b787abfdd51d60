/** How a writer of XML spells what it may spell in two ways. */
export interface XmlStyle {
  readonly quote: '"' | "'";
  readonly escapesQuotes: boolean;
}

/** Event XML as the agent of Azure Monitor writes it, with named values, elements and texts without a name. */
export function renderXml(
  data: ReadonlyMap<string, string>,
  texts: readonly string[],
  style: XmlStyle,
): string {
  const { quote } = style;
  const named = [...data].map(([name, text]) =>
    name.startsWith('<')
      ? `${name}${escapeXml(text, style)}${name.replace('<', '</')}`
      : `<Data Name=${quote}${name}${quote}>${escapeXml(text, style)}</Data>`,
  );
  return `<DataItem type="System.XmlData" time="2024-01-01T00:00:00"><EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${[...named, ...texts].join('')}</EventData></DataItem>`;
}

/** Text as XML holds it. */
export function escapeXml(text: string, style: XmlStyle): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return style.escapesQuotes ? escaped.replaceAll('"', '&quot;').replaceAll("'", '&apos;') : escaped;
}
