/**
 * The page of a dossier as a document that stands by itself: what is printed of it and its styles, without a script, a form or an address of the desk, and with a line at
 * the head and foot of each page that says which edition is on it and from where. It may load nothing, and nothing in it asks for anything (docs/decisions/052).
 */

const MAIN = /<main\b[^>]*\bclass="dossier"[^>]*>/u;
const TOO_LONG = /<main\b[^>]*\bclass="dossier too-long"/u;
const TITLE = /<title>([^<]*)<\/title>/u;
const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script\s*>/giu;
/** Only a screen can use them; the first holds the way back to the list. */
const TOOLS = /<(nav|form)\b[^>]*>[\s\S]*?<\/\1>/gu;
const COMMENT = /<!--[\s\S]*?-->/gu;
const ON_THIS_SITE = /(<a\b[^>]*\bhref=")(?=\/)/gu;
const PARTS = /<(?:main|article)\b[^>]*\bdata-running="([^"]*)"/gu;

export type DossierDocument = {
  /** The page as the desk draws it. */
  html: string;
  styles: readonly string[];
  /** Of the dossier, as a tag (BCP 47). */
  language: string;
  /** Where the site answers, without a path. */
  origin: string;
};

/** Whether the page says of the dossier that it is too long to be drawn as one (components/public/dossier.tsx). */
export function isTooLong(html: string): boolean {
  return TOO_LONG.test(html);
}

/** @returns null where the page is no dossier: whoever asked may not see it, or not any more. @throws where a script would be left */
export function dossierDocument({ html, styles, language, origin }: DossierDocument): string | null {
  const begin = MAIN.exec(html);
  const end = html.lastIndexOf("</main>");
  if (begin === null || end === -1) return null;
  const main = html
    .slice(begin.index, end)
    .replaceAll(SCRIPT, "")
    .replaceAll(TOOLS, "")
    .replaceAll(COMMENT, "")
    .replaceAll(ON_THIS_SITE, `$1${new URL(origin).origin}`);
  if (/<(?:script|iframe|object|embed|link|meta|base)\b/iu.test(main)) throw new Error("Something that a dossier does not hold was left in it.");
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${TITLE.exec(html)?.[1] ?? ""}</title>`,
    ...[...styles, pageStyle(main)].map((style) => `<style>${style.replaceAll("</", String.raw`<\/`)}</style>`),
  ].join("");
  return `<!DOCTYPE html><html lang="${language}"><head>${head}</head><body>${main}</main></body></html>`;
}

const BOX = 'font: 7.5pt/1.35 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #333; overflow-wrap: anywhere;';

/**
 * What stands on each page beside its number: at the head of which dossier it is and of what day, at its foot which edition and where that stands. A page of one person is
 * named after their place (CSS Paged Media 3, 5.1): the rest falls back to what the cover says.
 */
function pageStyle(main: string): string {
  const [cover = "", ...people] = [...main.matchAll(PARTS)].map(([, text = ""]) => text);
  const foot = (text: string) => `@bottom-left { content: ${cssString(text)}; ${BOX} text-align: start; vertical-align: top; padding-block-start: 4mm; width: 82%; }`;
  const named = people.map((text, index) => `@page person-${index + 1} { ${foot(text)} } .dossier > article:nth-of-type(${index + 1}) { page: person-${index + 1}; }`);
  return [
    `@page { size: A4; margin: 21mm 16mm 23mm; @top-left { content: ${cssString(cover)}; ${BOX} text-align: start; vertical-align: bottom; padding-block-end: 5mm; width: 100%; } ${foot("")}`,
    `@bottom-right { content: counter(page) " / " counter(pages); ${BOX} text-align: end; vertical-align: top; padding-block-start: 4mm; width: 18%; } }`,
    ...named,
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/** A text of an attribute as React writes it, as a string of CSS: whatever is no letter, digit or space by its number (CSS Syntax 3, 4.3.7). */
export function cssString(attribute: string): string {
  const text = attribute.replaceAll(/&(?:amp|lt|gt|quot|#x27);/gu, (entity) => ENTITIES[entity] ?? "");
  return `"${text.replaceAll(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16).padStart(6, "0")}`)}"`;
}
