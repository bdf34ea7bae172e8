/**
 * A ZIP archive (APPNOTE 6.3) as far as a workbook needs it, read from its directory. Bytes of strangers: nothing is unpacked before it is known how large it may become,
 * and no byte more than that.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { invalid, type AppError } from "@/lib/core/errors";

/** Bytes of all parts that are read of one workbook, unpacked. */
export const LARGEST_UNPACKED = 20_000_000;
const MOST_PARTS = 2_000;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const [LOCAL_LENGTH, CENTRAL_LENGTH, END_LENGTH] = [30, 46, 22];
const LONGEST_COMMENT = 0xffff;
/** Flags of a part that is encrypted, in either way. */
const ENCRYPTED = 0x41;

type Entry = { name: string; method: number; crc: number; packed: number; unpacked: number; at: number };
export type Archive = {
  /** Names of its parts, in small letters: they differ by nothing else. */
  names: ReadonlySet<string>;
  /** A part as text. @throws AppError invalid, at `table`: not there, damaged, no text, or more than may be unpacked in all */
  read: (name: string) => string;
};

export const brokenWorkbook = (): AppError => invalid({ table: ["workbookBroken"] });

/** @throws AppError invalid, at `table`: damaged, or with encrypted parts */
export function readArchive(bytes: Uint8Array): Archive {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, directory } = entriesOf(file);
  let left = LARGEST_UNPACKED;
  return {
    names: new Set(entries.keys()),
    read: (name) => {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw brokenWorkbook();
      left -= entry.unpacked;
      if (left < 0) throw invalid({ table: ["workbookTooLarge"] });
      return textOf(unpacked(file.subarray(0, directory), entry));
    },
  };
}

function entriesOf(file: Buffer): { entries: ReadonlyMap<string, Entry>; directory: number } {
  const end = endOf(file);
  const [count, size, directory] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)];
  // One disk, and nothing between the directory and the end: what is there twice is read as one or the other by different programs.
  if (file.readUInt32LE(end + 4) !== 0 || file.readUInt16LE(end + 8) !== count || directory + size !== end) throw brokenWorkbook();
  if (count > MOST_PARTS) throw invalid({ table: ["workbookTooLarge"] });
  const entries = new Map<string, Entry>();
  let at = directory;
  for (let part = 0; part < count; part += 1) {
    if (at + CENTRAL_LENGTH > end || file.readUInt32LE(at) !== CENTRAL) throw brokenWorkbook();
    const nameLength = file.readUInt16LE(at + 28);
    const next = at + CENTRAL_LENGTH + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (next > end) throw brokenWorkbook();
    if ((file.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw invalid({ table: ["workbookEncrypted"] });
    const name = file.toString("utf8", at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
    const key = name.replace(/^\//u, "").toLowerCase();
    if (entries.has(key)) throw brokenWorkbook();
    entries.set(key, { name, method: file.readUInt16LE(at + 10), crc: file.readUInt32LE(at + 16), packed: file.readUInt32LE(at + 20), unpacked: file.readUInt32LE(at + 24), at: file.readUInt32LE(at + 42) });
    at = next;
  }
  if (at !== end) throw brokenWorkbook();
  return { entries, directory };
}

/** Where the end of the directory is told: the last such record whose comment ends with the file. */
function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = file.length - END_LENGTH; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === END && at + END_LENGTH + file.readUInt16LE(at + 20) === file.length) return at;
  }
  throw brokenWorkbook();
}

/** @param parts the file without its directory */
function unpacked(parts: Buffer, { name, method, crc, packed, unpacked: size, at }: Entry): Buffer {
  if (at + LOCAL_LENGTH > parts.length || parts.readUInt32LE(at) !== LOCAL) throw brokenWorkbook();
  const nameEnd = at + LOCAL_LENGTH + parts.readUInt16LE(at + 26);
  const from = nameEnd + parts.readUInt16LE(at + 28);
  if (from + packed > parts.length || parts.toString("utf8", at + LOCAL_LENGTH, nameEnd) !== name) throw brokenWorkbook();
  const bytes = inflated(parts.subarray(from, from + packed), method, size);
  if (bytes.length !== size || crc32(bytes) !== crc) throw brokenWorkbook();
  return bytes;
}

function inflated(bytes: Buffer, method: number, size: number): Buffer {
  if (method === 0) return bytes;
  if (method !== 8) throw brokenWorkbook();
  try {
    // What unpacks to more than its directory says ends here, with no more than that in memory.
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw brokenWorkbook();
  }
}

/** Parts of a workbook are Unicode (ECMA-376, part 2, 8.1.4). */
function textOf(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw brokenWorkbook();
  }
}
