import { TextDecoder } from 'node:util';

const longestMark = 3;

/**
 * The text of a stream of bytes, whatever of it is cut between two chunks. A byte order mark is left out; the one of
 * UTF-16 (Excel's "Unicode text", PowerShell's ">") makes it be read as such.
 */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | null = null;
  let first: Uint8Array = new Uint8Array();
  for await (const chunk of asBytes(chunks)) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    first = Buffer.concat([first, chunk]);
    if (first.length < longestMark) continue;
    decoder = decoderFor(first);
    yield decoder.decode(first, { stream: true });
  }
  yield decoder === null ? decoderFor(first).decode(first) : decoder.decode();
}

async function* asBytes(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function decoderFor([one, two]: Uint8Array): TextDecoder {
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le');
  if (one === 0xfe && two === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder();
}
