/** The last part of a record's address, from its name: ASCII, so that it survives a letter, a phone call and an old browser. */
import { pinyin } from "pinyin-pro";
import type { RecordKind } from "@/lib/core/kinds";

const LONGEST = 80;
const HANZI = /\p{Script=Han}+/gu;

// Letters that are no base letter with a mark, so that decomposing does not help.
const LETTERS: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i" };

/**
 * "Xie Yang" and its Hanzi both give `xie-yang`. A name in a script that this cannot spell gives the kind's own word: the number
 * that keeps it apart from others is added by whoever stores it.
 */
export function slugFrom(name: string, kind: RecordKind): string {
  const spelled = name.replace(HANZI, (characters) => ` ${pinyin(characters, { toneType: "none", type: "array", mode: kind === "person" ? "surname" : "normal" }).join(" ")} `);
  const letters = spelled
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/['’ʼ]/gu, "")
    .replace(/[^a-z0-9]/gu, (letter) => LETTERS[letter] ?? "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
  return shortened(letters) || kind;
}

function shortened(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const cut = slug.slice(0, LONGEST + 1);
  const lastWordEnd = cut.lastIndexOf("-");
  return lastWordEnd > 0 ? cut.slice(0, lastWordEnd) : slug.slice(0, LONGEST);
}
