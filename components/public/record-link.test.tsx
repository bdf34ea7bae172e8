import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FacetBox } from "@/components/public/facet-box";
import { RecordLink } from "@/components/public/record-link";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { facetValueLabel } from "@/lib/editions/search/facet-labels";
import { valueWords } from "@/lib/editions/search/list-labels";

const organisation = (parts: Record<string, unknown>) =>
  edition("organisation", "invented-bureau", { names: [{ ...fact([cite(someId(), "words")]), text: "Bureau of Leeks", language: "en", kind: "main", ...parts }], affiliations: [] });
const asText = (markup: string) => markup.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

it("a link to a record says within itself that the name is only alleged, in both languages", () => {
  const link = (parts: Record<string, unknown>, locale: "en" | "zh" = "en") => renderToStaticMarkup(<RecordLink edition={organisation(parts)} view={{ locale, lookup: new Map() }} />);
  expect(asText(link({}))).toMatch(/^ ?Bureau of Leeks ?$/u);
  expect(asText(link({ modality: "alleged" }))).toMatch(/Bureau of Leeks.*alleged/u);
  expect(link({ modality: "alleged" })).toMatch(/^<a .*<\/a>$/u);
  expect(asText(link({ disputed: true }, "zh"))).toMatch(/Bureau of Leeks.*有争议/u);
});

it("a filter says so beside the box, and in words where it is named in a sentence", () => {
  const record = organisation({ modality: "alleged" });
  const value = { facet: "organisation", value: "invented-bureau", record: record.body.id } as const;
  const choice = { ...value, count: 1, ...facetValueLabel(value, "en", new Map([[record.body.id, record]])) };
  const box = <FacetBox name="organisation" title="Organisation" chosen={[]} choices={[choice]} countWords={String} locale="en" />;
  expect(asText(renderToStaticMarkup(box))).toMatch(/Bureau of Leeks.*alleged/u);
  expect([valueWords([choice], value, "en"), valueWords([choice], value, "zh"), valueWords([], value, "en")]).toEqual(["Bureau of Leeks (alleged)", "Bureau of Leeks（指称）", "invented-bureau"]);
});
