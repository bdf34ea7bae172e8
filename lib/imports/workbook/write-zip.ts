/** A ZIP archive (APPNOTE 6.3) written while it is made: no more of it is held than what was just packed. Without times: they would say when each part was made, and where. */
import { Readable, pipeline } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

const LARGEST = 0xffff_ffff;
const [LOCAL, DESCRIBED, CENTRAL, END] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
/** Sizes stand behind the part (bit 3), its name is UTF-8 (bit 11). */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATED = 8;
/** The first day that the format knows. */
const DAY = 0x0021;

export type ArchiveWriter = {
  /** The bytes of one part; the next one begins when they are all taken. @throws Error where the archive grows beyond what the format can say */
  part: (name: string, content: Iterable<string> | AsyncIterable<string>) => AsyncGenerator<Uint8Array>;
  /** What stands behind the last part. */
  end: () => Uint8Array;
};

export function archiveWriter(): ArchiveWriter {
  const directory: Buffer[] = [];
  let offset = 0;
  return {
    part: async function* (name, content) {
      const at = offset;
      const title = Buffer.from(name, "utf8");
      const tally = { crc: 0, size: 0 };
      const head = Buffer.concat([words([4, LOCAL], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, DAY], [4, 0], [4, 0], [4, 0], [2, title.length], [2, 0]), title]);
      yield head;
      let packed = 0;
      for await (const chunk of deflated(content, tally)) {
        packed += chunk.length;
        yield chunk;
      }
      offset = at + head.length + packed;
      if (tally.size > LARGEST || offset > LARGEST - LARGEST_TAIL) throw new Error("An archive cannot grow beyond four gigabytes.");
      const sizes: Word[] = [[4, tally.crc], [4, packed], [4, tally.size]];
      directory.push(words([4, CENTRAL], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, DAY], ...sizes, [2, title.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), title);
      const described = words([4, DESCRIBED], ...sizes);
      offset += described.length;
      yield described;
    },
    end: () => {
      const listed = Buffer.concat(directory);
      return Buffer.concat([listed, words([4, END], [2, 0], [2, 0], [2, directory.length / 2], [2, directory.length / 2], [4, listed.length], [4, offset], [2, 0])]);
    },
  };
}

/** Room for the directory behind the last part. */
const LARGEST_TAIL = 1_000_000;

type Word = readonly [bytes: 2 | 4, value: number];

function words(...parts: readonly Word[]): Buffer {
  const whole = Buffer.alloc(parts.reduce((length, [bytes]) => length + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) at = bytes === 2 ? whole.writeUInt16LE(value, at) : whole.writeUInt32LE(value, at);
  return whole;
}

/** Packs what is asked for as it is asked for: whoever takes it slowly has the content made slowly. */
function deflated(content: Iterable<string> | AsyncIterable<string>, tally: { crc: number; size: number }): AsyncIterable<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const text of content) {
      const bytes = Buffer.from(text, "utf8");
      tally.crc = crc32(bytes, tally.crc);
      tally.size += bytes.length;
      yield bytes;
    }
  }
  // What fails in either ends both, and is thrown where the packed bytes are taken.
  return pipeline(Readable.from(counted(), { objectMode: false }), createDeflateRaw(), () => undefined);
}
