import type { Source } from '../../diagnostics/index.ts';
import { failedInput, type FailedInput } from './failed.ts';

/** Reads bytes as UTF-8 text without its byte order mark; at most `limit` bytes. */
export function decode(path: string, bytes: Uint8Array, limit: number): Source | FailedInput {
  if (bytes.length > limit) {
    const message = `This file has more than ${Math.floor(limit / 1024 / 1024)} MiB.`;
    return failedInput(path, 'input-too-large', message);
  }
  if (isUtf16(bytes)) {
    return failedInput(path, 'input-binary', 'This file is UTF-16 text; only UTF-8 text is read.');
  }
  const strict = strictlyDecoded(bytes);
  const text = strict ?? new TextDecoder().decode(bytes);
  const nul = text.indexOf('\0');
  if (nul !== -1) return failedInput(path, 'input-binary', 'This file holds a NUL byte.', text, nul);
  if (strict !== undefined) return { path, text };
  const place = text.indexOf('\ufffd');
  return failedInput(path, 'input-binary', 'This file holds bytes that are not UTF-8.', text, place);
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function strictlyDecoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
