import { describe, expect, it } from "vitest";
import { NOTICE_WORDS, REQUEST_WORDS, type NoticeStatus } from "./notice-words";
import { noticeHtml, problemJson } from "./notices";

const STATUSES = Object.keys(NOTICE_WORDS).map(Number) as NoticeStatus[];

function count(html: string, pattern: RegExp): number {
  return (html.match(pattern) ?? []).length;
}

describe("a notice", () => {
  it.each(STATUSES.flatMap((status) => ([["en", "en"], ["zh", "zh-Hans"]] as const).flatMap(([language, code]) => [true, false].map((isOfRequests) => ({ status, language, code, isOfRequests })))))("$status in $language is one readable page with ways on ($isOfRequests)", ({ status, language, code, isOfRequests }) => {
    const html = noticeHtml(status, language, { isOfRequests });
    const words = (isOfRequests ? REQUEST_WORDS[status] : undefined) ?? NOTICE_WORDS[status];
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${code}">`));
    expect(count(html, /<h1>/g)).toBe(1);
    expect(html).toContain(`<title>${words[language].title}</title>`);
    expect(html).toContain(words[language].text);
    expect(count(html, new RegExp(`href="/${language}[/"]`, "g"))).toBeGreaterThan(4);
    expect(html.includes(`href="/requests/${language}"`)).toBe(isOfRequests);
    expect(html).not.toMatch(/<script|style=|https?:/);
    const other = language === "en" ? "zh" : "en";
    expect(html).not.toContain(words[other].text);
    expect(html).not.toContain(`href="/${other}`);
  });

  it.each(STATUSES)("%i without a language is in both, one after the other", (status) => {
    const html = noticeHtml(status, null);
    expect(count(html, /<h1>/g)).toBe(1);
    for (const language of ["en", "zh"] as const) expect(html).toContain(NOTICE_WORDS[status][language].text);
    expect(html).toContain('<section lang="zh-Hans">');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("offers a search where nothing was found, and nowhere else", () => {
    for (const status of STATUSES) expect(noticeHtml(status, "zh").includes('action="/zh/people"'), String(status)).toBe(status === 404);
  });

  it("says different things for different statuses, in both languages", () => {
    for (const language of ["en", "zh"] as const) expect(new Set(STATUSES.map((status) => NOTICE_WORDS[status][language].title)).size).toBe(STATUSES.length);
  });

  it("gives back what was written as text", () => {
    const html = noticeHtml(503, "en", { isOfRequests: true, written: `</textarea><script>alert("&")</script>` });
    expect(html).toContain("&#60;/textarea&#62;&#60;script&#62;alert(&#34;&#38;&#34;)&#60;/script&#62;</textarea>");
    expect(html).not.toContain("<script");
  });

  it("is problem details for the API", () => {
    for (const status of STATUSES) expect(JSON.parse(problemJson(status))).toMatchObject({ type: "about:blank", status, title: NOTICE_WORDS[status].en.title });
  });
});
