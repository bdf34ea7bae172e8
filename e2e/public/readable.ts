/** What every answer that a person may meet must be: in a language it names, with one heading, a title, words, and a way onward. */
import { expect, type Page } from "@playwright/test";

export type Look = {
  readonly lang: string;
  readonly titles: string[];
  readonly headings: string[];
  readonly words: string;
  readonly links: string[];
  readonly scripts: number;
};

/** Reads a document without opening it: an empty page of the browser parses it. */
export function lookAt(page: Page, html: string): Promise<Look> {
  return page.evaluate((text) => {
    const document_ = new DOMParser().parseFromString(text, "text/html");
    const textsOf = (selector: string) => [...document_.querySelectorAll(selector)].map((element) => element.textContent.trim());
    return {
      lang: document_.documentElement.lang,
      titles: textsOf("head title"),
      headings: textsOf("h1"),
      words: (document_.querySelector("main")?.textContent ?? "").trim(),
      links: [...document_.querySelectorAll("main a[href]")].map((link) => link.getAttribute("href") ?? ""),
      scripts: document_.querySelectorAll("script").length,
    };
  }, html);
}

/** @param locale null where the address names no language: then both must be there, English first */
export async function expectReadable(page: Page, html: string, locale: "en" | "zh" | null, what: string): Promise<Look> {
  const look = await lookAt(page, html);
  expect(look.lang, what).toBe(locale === "zh" ? "zh-Hans" : "en");
  expect(look.titles, what).toHaveLength(1);
  expect(look.headings, what).toHaveLength(1);
  expect(look.headings[0], what).toMatch(locale === "zh" ? /\p{Script=Han}/u : /[a-z]{3}/u);
  if (locale === null) expect(look.words, what).toMatch(/\p{Script=Han}{4}/u);
  expect(look.words.length, what).toBeGreaterThan(40);
  for (const language of locale === null ? ["en", "zh"] : [locale]) expect(look.links.some((link) => link === `/${language}` || link.startsWith(`/${language}/`)), `${what}: a way onward (${language})`).toBe(true);
  expect(look.scripts, what).toBe(0);
  return look;
}
