/** What can be read in a PDF as Chromium makes it: a program that nobody has to install. */
import { inflateSync } from "node:zlib";

type Written = { readonly head: string; readonly stream: Buffer | null };

/** Each object by its number: what stands in the clear, and what its stream holds. */
function objectsOf(pdf: Buffer): Map<string, Written> {
  const text = pdf.toString("latin1");
  const found = new Map<string, Written>();
  const begin = /(\d+) 0 obj\b/gu;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const [stream, end] = [text.indexOf("stream", match.index), text.indexOf("endobj", match.index)];
    const isStream = stream !== -1 && stream < end;
    const head = text.slice(match.index, isStream ? stream : end);
    if (!isStream) {
      found.set(match[1] ?? "", { head, stream: null });
      continue;
    }
    const first = stream + "stream".length + (text.charAt(stream + "stream".length) === "\r" ? 2 : 1);
    const bytes = pdf.subarray(first, first + Number(/\/Length (\d+)/u.exec(head)?.[1] ?? 0));
    found.set(match[1] ?? "", { head, stream: head.includes("/FlateDecode") ? inflateSync(bytes) : bytes });
    begin.lastIndex = first + bytes.length;
  }
  return found;
}

const textOfHex = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** What the glyphs of a font stand for (ISO 32000-1, 9.10.3), by their codes in hexadecimal. */
function meaningsOf(map: string): Map<string, string> {
  const meanings = new Map<string, string>();
  for (const [, block = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, code = "", means = ""] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu)) meanings.set(code.toUpperCase(), textOfHex(means));
  }
  for (const [, block = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    for (const [, from = "", to = "", means = ""] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu)) {
      for (let step = 0; step <= Number.parseInt(to, 16) - Number.parseInt(from, 16); step += 1) {
        const code = (Number.parseInt(from, 16) + step).toString(16).toUpperCase().padStart(from.length, "0");
        meanings.set(code, textOfHex((Number.parseInt(means, 16) + step).toString(16).padStart(means.length, "0")));
      }
    }
  }
  return meanings;
}

/** Every word of a PDF, page after page, without white space, since paper has none but between lines; ligatures and look-alikes that a font draws for letters are those letters. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = "", number = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const map = objects.get(/\/ToUnicode (\d+) 0 R/u.exec(objects.get(number)?.head ?? "")?.[1] ?? "")?.stream;
      if (map != null) fonts.set(name, meaningsOf(map.toString("latin1")));
    }
  }
  const contents = [...objects.values()].flatMap(({ stream }) => (stream?.includes(" Tf") === true ? [stream.toString("latin1")] : []));
  return contents.map((content) => wordsOf(content, fonts)).join("\n").replaceAll(/[^\S\n]+/gu, "").normalize("NFKC");
}

function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let words = "";
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|(?<!<)<([0-9A-Fa-f]+)>(?!>)/gu)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map<string, string>();
    const width = [...font.keys()][0]?.length ?? 4;
    for (const code of glyphs?.toUpperCase().match(new RegExp(`.{${String(width)}}`, "gu")) ?? []) words += font.get(code) ?? "";
  }
  return words;
}
