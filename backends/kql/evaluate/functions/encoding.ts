import { bagOf, type Value } from '../values/value.ts';
import { pure, type FunctionTable } from './row.ts';

const encodeBase64 = pure('base64-encode-tostring-function', 'string', 'string', (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text))),
);
const decodeBase64 = pure('base64-decode-tostring-function', 'string', 'string', (text: string) => {
  const bytes = decode(text);
  return bytes === null ? '' : (utf8(bytes) ?? '');
});
const parseUrl = pure('parse-url-function', 'string', 'dynamic', parseUrlParts);

/** Base64, URLs and paths. */
export const encodingFunctions: FunctionTable = {
  base64_encode_tostring: encodeBase64,
  base64_encodestring: encodeBase64,
  base64_decode_tostring: decodeBase64,
  base64_decodestring: decodeBase64,
  base64_decode_toarray: pure('base64-decode-toarray-function', 'string', 'dynamic', (text: string) => {
    const bytes = decode(text);
    return bytes === null ? null : [...bytes];
  }),
  url_encode: pure('url-encode-function', 'string', 'string', (text: string) => encodeURIComponent(text)),
  url_decode: pure('url-decode-function', 'string', 'string', (text: string) => {
    const bytes = text.replace(/\+/g, ' ');
    return bytes.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => utf8(percentBytes(run)) ?? run);
  }),
  parse_url: parseUrl,
  parseurl: parseUrl,
  parse_path: pure('parse-path-function', 'string', 'dynamic', parsePath),
};

function decode(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function percentBytes(run: string): Uint8Array {
  return Uint8Array.from(run.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
}

function parseUrlParts(url: string): Value {
  const parts =
    /^([A-Za-z][\w+.-]*):\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?([^:/?#]*)(?::(\d+))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(
      url,
    );
  const [
    ,
    scheme = '',
    username = '',
    password = '',
    host = '',
    port = '',
    path = '',
    query = '',
    fragment = '',
  ] = parts ?? [];
  return bagOf([
    ['Scheme', scheme],
    ['Host', host],
    ['Port', port],
    ['Path', path],
    ['Username', username],
    ['Password', password],
    ['Query Parameters', queryParameters(query)],
    ['Fragment', fragment],
  ]);
}

function queryParameters(query: string): Value {
  if (query === '') return bagOf([]);
  return bagOf(
    query.split('&').map((pair) => {
      const at = pair.indexOf('=');
      return at === -1 ? ([pair, ''] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const);
    }),
  );
}

function parsePath(path: string): Value {
  const [, scheme = ''] = /^([A-Za-z][A-Za-z0-9+.-]+):\/\//.exec(path) ?? [];
  const rest = scheme === '' ? path : path.slice(scheme.length + 3);
  const [, drive = ''] = /^(?:\\\\\?\\)?([A-Za-z]:)/.exec(rest) ?? [];
  const afterDrive = drive === '' ? 0 : rest.indexOf(drive) + drive.length;
  const colon = rest.indexOf(':', afterDrive);
  const file = colon === -1 ? rest : rest.slice(0, colon);
  const cut = lastSlash(file);
  const directory = cut === -1 ? '' : file.slice(0, cut);
  const name = file.slice(cut + 1);
  const dot = name.lastIndexOf('.');
  return bagOf([
    ['Scheme', scheme],
    ['RootPath', drive],
    ['DirectoryPath', directory],
    ['DirectoryName', directory.slice(lastSlash(directory) + 1)],
    ['Filename', name],
    ['Extension', dot === -1 ? '' : name.slice(dot + 1)],
    ['AlternateDataStreamName', colon === -1 ? '' : rest.slice(colon + 1)],
  ]);
}

function lastSlash(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}
