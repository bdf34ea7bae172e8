/** What a file is by its bytes: its name is whatever somebody called it. Pure. */
import { invalid } from "@/lib/core/errors";

const startsWith = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, place) => bytes[place] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const ZIP_WITHOUT_PARTS = [0x50, 0x4b, 0x05, 0x06];
/** What Office wrote before 2007, and what it seals a workbook with a password in. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const SEALED = Buffer.from("EncryptedPackage", "utf16le");
/** As a table each would be rows of its own markup: a web page that is called .xls, a PDF, a text with its formatting, an older workbook in XML. */
const NO_TABLE = /^\uFEFF?\s*(?:<(?:!doctype|html|table|\?xml|head|body)[\s>]|%PDF-|\{\\rtf)/iu;
const LOOKED_AT = 200;

/** @throws AppError invalid, at `table`: a file of another kind, said by which */
export function kindOfFile(bytes: Uint8Array): "workbook" | "text" {
  if (startsWith(bytes, ZIP)) return "workbook";
  if (startsWith(bytes, ZIP_WITHOUT_PARTS)) throw invalid({ table: ["workbookOther"] });
  if (startsWith(bytes, COMPOUND)) throw invalid({ table: [Buffer.from(bytes).includes(SEALED) ? "workbookEncrypted" : "workbookOld"] });
  // The beginning of each of these is the same in all encodings but UTF-16, in which none of them is written by mistake.
  if (NO_TABLE.test(Buffer.from(bytes.subarray(0, LOOKED_AT)).toString("utf8"))) throw invalid({ table: ["tableOther"] });
  return "text";
}
