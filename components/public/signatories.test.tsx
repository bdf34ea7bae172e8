/** The page of a past edition says of signatories what the page of its record says. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { EditionFacts } from "@/components/public/edition-facts";
import { viewOf } from "@/components/public/record-page";
import type { Edition } from "@/lib/editions/edition";
import { cite, edition, fact } from "@/lib/editions/edition-fixtures";
import { citationsOf } from "@/lib/editions/facts";

const source = edition("source", "garden-post", { parents: [] });
const said = [cite(source.body.id, "words")];
type Parts = Record<string, unknown>;
const text = (html: string) => html.replaceAll(/<sup.*?<\/sup>/gsu, "").replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");
const part = (html: string, id: string) => text(html.split(`id="${id}"`)[1]?.split("</section>")[0] ?? "");

it("the page of an edition counts the signatories that the record's page counts, and marks a contradicted one in each list", () => {
  const [france, germany] = ["fr", "de"].map((code) => edition("country", code, {}));
  if (france === undefined || germany === undefined) throw new Error("two countries");
  const signature = (country: Edition, state: string, parts: Parts = {}) => ({ ...fact(said), country: country.body.id, state, capacity: null, language: "en", ...parts });
  const letter = edition("statement", "letter", { speakers: [], about: [], passages: [], signatures: [signature(france, "signed"), signature(germany, "signed"), signature(germany, "signed", { modality: "denied" }), signature(germany, "noted_absent")] });
  const lookup = new Map([source, france, germany, letter].map((each): [Edition["body"]["id"], Edition] => [each.body.id, each]));
  const html = renderToStaticMarkup(<EditionFacts edition={letter} laws={[]} view={viewOf(lookup, "en", citationsOf(letter.body))} />);
  expect(part(html, "signatories")).toMatch(/1 signatory.*Germany ● signed ≠ disputed/u);
  expect(part(html, "absent")).toMatch(/Germany ○ noted absent ≠ disputed/u);
});
