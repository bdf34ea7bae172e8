/** A dossier drawn on a desk that runs on a host of its own: it is given away, and must not say where that desk is. */
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { Dossier } from "@/components/public/dossier";
import { isTooLong } from "@/lib/advocacy/dossier-document";
import { LOCALES } from "@/lib/core/kinds";
import { cite, edition, fact, someId, statement } from "@/lib/editions/edition-fixtures";
import { translatorFor } from "@/lib/messages/translate";

afterEach(() => vi.unstubAllEnvs());

const sourceId = someId();
const source = edition("source", "invented-gazette", { attributes: [{ ...fact([cite(sourceId, "gazette")]), attribute: "title", text: "The invented gazette", language: "en" }], parents: [] }, sourceId);
const person = edition("person", "aubergine", { names: [{ ...fact([cite(sourceId, "Aubergine")]), text: "Aubergine", language: "en", kind: "main" }], attributes: [], affiliations: [], cases: [] });
const said = statement("remark", { edtf: "2020-01-01", about: [["concerns", person.body.id]] });

function onItsOwnHost(publicOrigin: string): void {
  vi.stubEnv("DATABASE_URL_READER", "postgresql://nobody@localhost/nothing");
  vi.stubEnv("CASELIGHT_SECRET", "invented-invented-invented-invented");
  vi.stubEnv("CASELIGHT_ORIGIN", "https://secret-desk.caselight.example");
  vi.stubEnv("SURFACE", "desk");
  vi.stubEnv("CASELIGHT_PUBLIC_ORIGIN", publicOrigin);
}

function drawnWith(publicOrigin: string, locale: (typeof LOCALES)[number], times = 1): string {
  onItsOwnHost(publicOrigin);
  const lookup = new Map([person, source, said].map((each) => [each.body.id, each]));
  const content = { people: Array.from({ length: times }, () => ({ edition: person, mentioning: [said], statements: [said] })), lookup, laws: [] } as unknown as Parameters<typeof Dossier>[0]["content"];
  return renderToStaticMarkup(<Dossier content={content} title="An invented list" today="2031-05-04" locale={locale} tools={(isWhole) => (isWhole ? "to be printed" : "nothing to print")} />);
}

const linksOf = (html: string) => [...html.matchAll(/href="([^"]*)"/gu)].map(([, href = ""]) => href);

it.each(LOCALES)("leads to the public half, in words and in every link (%s)", (locale) => {
  const html = drawnWith("https://caselight.example", locale);
  expect(html).toContain(`https://caselight.example/${locale}/people/aubergine/editions/1`);
  expect(linksOf(html).filter((href) => href.startsWith("https://caselight.example/")).length).toBeGreaterThan(1);
  expect(linksOf(html).filter((href) => !href.startsWith("#") && !href.startsWith("https://caselight.example/"))).toEqual([]);
  expect(html).not.toContain("secret-desk");
});

it.each(LOCALES)("not told where that is it prints the path, the number and the hash, and links to nothing but its own parts (%s)", (locale) => {
  const html = drawnWith("", locale);
  expect(html).toContain(`/${locale}/people/aubergine/editions/1`);
  expect(html).toContain(person.entry.sha256);
  expect(linksOf(html).filter((href) => !href.startsWith("#"))).toEqual([]);
  expect(html).not.toMatch(/https?:\/\/|secret-desk/u);
});

it("says that it is too long where the timelines have more than two thousand entries together, and draws none of them", () => {
  const [whole, tooLong] = [drawnWith("", "en", 2), drawnWith("", "en", 2_001)];
  expect([whole.match(/<article/gu)?.length, tooLong.match(/<article/gu)]).toEqual([2, null]);
  expect([isTooLong(whole), isTooLong(tooLong)]).toEqual([false, true]);
  expect([whole.includes("to be printed"), tooLong.includes("nothing to print")]).toEqual([true, true]);
  expect(tooLong).toContain(translatorFor("en", "advocacy")("dossier.tooLong", { count: 2_000 }));
});

it("names the source under a quotation, and leads to it from the list of all of them alone; no entry has an address of its own", () => {
  onItsOwnHost("https://caselight.example");
  const citations = [cite(sourceId, "was pulled up")];
  const told = edition("person", "beetroot", { names: [], affiliations: [], cases: [{ id: someId(), number: 1, events: [{ ...fact(citations, "2020-01-01"), event: someId(), stage: "arrest", eventKind: null, practice: null, place: null, text: "Pulled up.", language: "en" }] }] });
  const content = { people: [{ edition: told, mentioning: [], statements: [] }], lookup: new Map([told, source].map((each) => [each.body.id, each])), laws: [] } as unknown as Parameters<typeof Dossier>[0]["content"];
  const html = renderToStaticMarkup(<Dossier content={content} title="An invented list" today="2031-05-04" locale="en" tools={() => null} />);
  const [quoted = "", ofAll = ""] = [/<figure.*?<\/figure>/u.exec(html)?.[0], html.slice(html.indexOf('id="sources"'))];
  expect(quoted).toContain("The invented gazette");
  expect(linksOf(quoted)).toEqual(["#note-1"]);
  expect(linksOf(ofAll).filter((href) => href.endsWith("/en/sources/invented-gazette"))).toHaveLength(1);
  expect(html).not.toContain("permalink");
});
