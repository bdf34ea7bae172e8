/** The XML of a workbook's parts, element by element. Nothing is declared in them, fetched for them, or guessed where they are not well formed. */
import { Parser } from "saxen";
import { AppError } from "@/lib/core/errors";
import { brokenWorkbook } from "@/lib/imports/workbook/zip";

export type Walk = {
  /** Names are without their prefixes: writers choose those. */
  open: (name: string, attribute: (name: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** @throws AppError invalid, at `table`: not well formed, or with a document type; and whatever `walk` throws */
export function walkXml(xml: string, { open, close, text }: Walk): void {
  const parser = new Parser();
  const refuse = (): never => {
    throw brokenWorkbook();
  };
  parser.on("openTag", (name, attributes) => open(bare(name), (wanted) => attributeOf(attributes(), wanted)));
  if (close !== undefined) parser.on("closeTag", (name) => close(bare(name)));
  if (text !== undefined) parser.on("text", (raw) => text(decoded(raw))).on("cdata", text);
  // `<!DOCTYPE …>` declares entities. No program writes one into a workbook.
  parser.on("attention", refuse).on("error", refuse).on("warn", refuse);
  try {
    parser.parse(xml);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw brokenWorkbook();
  }
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  const key = Object.hasOwn(attributes, name) ? name : Object.keys(attributes).find((prefixed) => prefixed.endsWith(`:${name}`));
  const value = key === undefined ? undefined : attributes[key];
  return value === undefined ? undefined : decoded(value);
}

/** XML knows no others where nothing is declared. */
const NO_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)/u;

/** The library's own decoder makes another character of one beyond the first 65,536, as rare Hanzi are. */
function decoded(raw: string): string {
  if (!raw.includes("&")) return raw;
  if (NO_REFERENCE.test(raw)) throw brokenWorkbook();
  const named = raw.includes("&#") ? withoutNumbers(raw) : raw;
  // The ampersand last: what it makes is no reference.
  return named.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

/** By hand: a replacement by a function takes seconds where somebody wrote every sign by its number. */
function withoutNumbers(raw: string): string {
  let text = "";
  let from = 0;
  for (let at = raw.indexOf("&#"); at !== -1; at = raw.indexOf("&#", from)) {
    const end = raw.indexOf(";", at);
    text += raw.slice(from, at) + characterOf(raw.slice(at + 2, end));
    from = end + 1;
  }
  return text + raw.slice(from);
}

/** @param written the digits of a reference, behind an "x" where they are hexadecimal */
function characterOf(written: string): string {
  const point = written.startsWith("x") ? Number.parseInt(written.slice(1), 16) : Number(written);
  if (point === 0 || point > 0x10ffff) throw brokenWorkbook();
  return point === AMPERSAND ? "&amp;" : String.fromCodePoint(point);
}

const AMPERSAND = 0x26;

/** What a workbook writes for characters that XML does not know (ECMA-376, part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes("_x") ? text.replace(/_x([\dA-Fa-f]{4})_/gu, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16))) : text;
}
