import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ImportList } from "@/components/desk/imports/listed-imports";
import { importIdSchema } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";

it.each(LOCALES)("two tables of one day are told apart by when they were brought and how long they are, and by nothing that stands in them (%s)", (locale) => {
  const one = (id: string, at: string, rowCount: number) => ({ id: importIdSchema.parse(id), state: "checked" as const, createdAt: new Date(at), rowCount, headings: ["MARKER heading"] });
  const drawn = renderToStaticMarkup(<ImportList locale={locale} imports={[one("00000000-0000-4000-8000-000000000001", "2031-05-01T10:02:00Z", 12), one("00000000-0000-4000-8000-000000000002", "2031-05-01T10:47:00Z", 12)]} />);
  const links = [...drawn.matchAll(/<a [^>]*>([^<]*)<\/a>/gu)].map(([, words = ""]) => words);
  expect(links).toEqual([expect.stringContaining("10:02"), expect.stringContaining("10:47")]);
  expect(drawn).not.toContain("MARKER");
});
