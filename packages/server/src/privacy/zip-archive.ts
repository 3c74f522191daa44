import { createReadStream } from "node:fs";
import { crc32 } from "node:zlib";

/** What goes into an archive: bytes at hand, or a file. */
export type ZipEntry = { name: string; at: Date } & (
  | { content: Uint8Array }
  | { path: string; bytes: number }
);

/** More than this needs the 64-bit forms of the format. */
export const MAX_ARCHIVE_BYTES = 0xf000_0000;

/**
 * A ZIP archive as it is made, stored without compression (APPNOTE 6.3.10): a file is read twice, once for
 * its checksum, and never held whole.
 */
export async function* zipArchive(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { checksum, bytes } = await measure(entry);
    const head = header(entry, checksum, bytes);
    const local = Buffer.concat([signature(0x04034b50), head, nameOf(entry)]);
    // Made by UNIX, a plain file; where it begins.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([20, 3]);
    directory.push(Buffer.concat([signature(0x02014b50), madeBy, head, rest, nameOf(entry)]));
    yield local;
    yield* contentOf(entry);
    offset += local.length + bytes;
  }
  const index = Buffer.concat(directory);
  yield index;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

async function measure(entry: ZipEntry): Promise<{ checksum: number; bytes: number }> {
  let checksum = 0;
  let bytes = 0;
  for await (const chunk of contentOf(entry)) {
    checksum = crc32(chunk, checksum);
    bytes += chunk.length;
  }
  return { checksum, bytes };
}

async function* contentOf(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if ("content" in entry) yield entry.content;
  else yield* createReadStream(entry.path) as AsyncIterable<Uint8Array>;
}

/** What the local and the central header share: 26 bytes from the version on. */
function header(entry: ZipEntry, checksum: number, bytes: number): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(0x0800, 2); // names are UTF-8
  head.writeUInt16LE(0, 4); // stored
  head.writeUInt16LE(dosTime(entry.at), 6);
  head.writeUInt16LE(dosDate(entry.at), 8);
  head.writeUInt32LE(checksum, 10);
  head.writeUInt32LE(bytes, 14);
  head.writeUInt32LE(bytes, 18);
  head.writeUInt16LE(nameOf(entry).length, 22);
  return head;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function nameOf({ name }: ZipEntry): Buffer {
  return Buffer.from(name, "utf8");
}

function dosTime(at: Date): number {
  return (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
}

function dosDate(at: Date): number {
  const year = Math.max(0, at.getUTCFullYear() - 1980);
  return (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
}
