/** Reads pages as a machine does, without opening them: a blank page of the browser parses them, many at once. */
import type { Page } from "@playwright/test";

export type ReadPage = {
  readonly address: string;
  readonly lang: string;
  readonly titles: string[];
  readonly headings: string[];
  readonly canonicals: string[];
  readonly alternates: { hreflang: string; href: string }[];
  /** Of every link, form that reads, style and picture. */
  readonly links: string[];
  readonly forms: string[];
  readonly repeatedIds: string[];
  /** Links within the page to what is not there. */
  readonly lostAnchors: string[];
  readonly skippedLevels: string[];
  /** Every piece of text, and of the attributes that are read out, in the language of the page itself: what has a `lang` of its own is left out. */
  readonly texts: { text: string; where: string }[];
  /** Texts that have a language of their own, such as names and quotations. */
  readonly foreign: string[];
};

export function readPages(page: Page, pages: readonly { address: string; html: string }[]): Promise<ReadPage[]> {
  return page.evaluate((given) => {
    const READ_OUT = ["aria-label", "title", "alt", "placeholder", "content"];
    return given.map(({ address, html }) => {
      const read = new DOMParser().parseFromString(html, "text/html");
      const all = (selector: string) => [...read.querySelectorAll(selector)];
      const attribute = (selector: string, name: string) => all(selector).map((element) => element.getAttribute(name) ?? "");
      const textsOf = (selector: string) => all(selector).map((element) => element.textContent.trim().replaceAll(/\s+/g, " "));
      const { lang } = read.documentElement;

      const ids = attribute("[id]", "id");
      const links = attribute("a[href]", "href");
      const levels = all("h1, h2, h3, h4, h5, h6");
      const isOfThePage = (element: Element | null) => element?.closest("[lang]")?.getAttribute("lang") === lang;

      const texts: { text: string; where: string }[] = [];
      const walker = read.createTreeWalker(read.documentElement, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = (node.textContent ?? "").trim();
        if (text !== "" && isOfThePage(element) && element?.closest("style, script, code, noscript") === null) texts.push({ text, where: element.closest(".citation, .cite-text") === null ? element.tagName.toLowerCase() : "citation" });
      }
      for (const name of READ_OUT) {
        for (const element of all(name === "content" ? "meta[name=description], meta[property='og:title'], meta[property='og:description']" : `[${name}]`)) {
          if (isOfThePage(element)) texts.push({ text: element.getAttribute(name) ?? "", where: `${element.tagName.toLowerCase()} ${name}` });
        }
      }
      return {
        address,
        lang,
        titles: textsOf("head > title"),
        headings: textsOf("h1"),
        canonicals: attribute("link[rel=canonical]", "href"),
        alternates: all("link[rel=alternate][hreflang]").map((link) => ({ hreflang: link.getAttribute("hreflang") ?? "", href: link.getAttribute("href") ?? "" })),
        links: [...links, ...attribute("link[rel=alternate]:not([hreflang]), link[rel=stylesheet], link[rel=icon], link[rel=next], link[rel=prev]", "href"), ...attribute("img[src]", "src")].filter((href) => !href.startsWith("#")),
        forms: all("form").filter((form) => (form.getAttribute("method") ?? "get").toLowerCase() === "get").map((form) => form.getAttribute("action") ?? ""),
        repeatedIds: [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))],
        lostAnchors: [...new Set(links.filter((href) => href.startsWith("#") && href !== "#" && !ids.includes(decodeURIComponent(href.slice(1)))))],
        skippedLevels: levels.filter((level, index) => index > 0 && Number(level.tagName[1]) > Number(levels[index - 1]?.tagName[1]) + 1).map((level) => `${level.tagName.toLowerCase()} ${level.textContent.trim()}`),
        texts,
        foreign: [...new Set(all("body [lang]").map((element) => element.textContent.trim()).filter((text) => text !== ""))],
      };
    });
  }, pages);
}
