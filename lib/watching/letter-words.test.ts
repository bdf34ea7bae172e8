import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/core/kinds";
import { letterWords } from "@/lib/watching/letter-words";

describe("a letter", () => {
  it.each(LOCALES)("says in one's own language (%s) how many messages wait and where, and nothing besides", (locale) => {
    const { subject, text } = letterWords(locale, { watched: 3, own: 1 }, "https://desk.caselight.example/");
    expect(subject).toBe({ en: "New messages", zh: "有新消息" }[locale]);
    expect(text).toContain("https://desk.caselight.example/desk/inbox");
    expect(text).toContain("https://desk.caselight.example/desk/watching");
    // The numbers are all that changes from one letter to the next.
    expect(letterWords(locale, { watched: 4, own: 2 }, "https://desk.caselight.example").text.replaceAll(/\d+/gu, "").replaceAll("messages", "message")).toBe(text.replaceAll(/\d+/gu, "").replaceAll("messages", "message"));
  });

  it("leaves out a kind of which nothing came", () => {
    expect(letterWords("en", { watched: 0, own: 1 }, "https://a.example").text).not.toContain("watch.");
    expect(letterWords("en", { watched: 2, own: 0 }, "https://a.example").text).not.toContain("your own work");
  });
});
