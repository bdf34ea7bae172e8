/** How the text of a file is written as bytes. Pure; may be in a browser. */

/** Encodings that the bytes do not tell: the same bytes are other names in another one, and somebody has to say so. */
export const SAID_ENCODINGS = ["gb18030", "big5", "windows-1252"] as const;
export type SaidEncoding = (typeof SAID_ENCODINGS)[number];
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", ...SAID_ENCODINGS] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** What a table came as: a text, or a workbook, which says by itself how it is written. */
export const TABLE_FORMS = [...ENCODINGS, "xlsx"] as const;
