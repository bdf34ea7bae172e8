/** On what a source rests is said as surely as sources say it, and not where it is only denied. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { viewOf } from "@/components/public/record-page";
import { SourceParents } from "@/components/public/source-parents";
import type { Edition, EditionOf } from "@/lib/editions/edition";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { chainsOf, restingOn } from "@/lib/editions/source-notes";

const [one, other] = [someId(), someId()];
const [said, alsoSaid] = [[cite(one, "words of one")], [cite(other, "words of another")]];
type Parts = Record<string, unknown>;
const text = (html: string) => html.replaceAll(/<sup.*?<\/sup>/gsu, "").replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

describe("a source that is said to rest on another", () => {
  const parent = edition("source", "letter-source", { parents: [] });
  const child = (...modalities: string[]) => edition("source", "news", { parents: modalities.map((modality, at) => ({ ...fact(at === 0 ? said : [cite(one, "words of one"), ...alsoSaid]), modality, parent: parent.body.id })) }, one);
  const chain = (source: EditionOf<"source">) => chainsOf(said, new Map([[parent.body.id, parent], [one, source]])).map((steps) => steps.map(({ body, mark }) => [body.slug, mark]));

  it("does not where that is only denied, and carries the mark of how it is said", () => {
    expect(chain(child("denied"))).toEqual([[["news", null]]]);
    expect(chain(child("stated"))).toEqual([[["letter-source", null], ["news", null]]]);
    expect(chain(child("stated", "denied"))).toEqual([[["letter-source", null], ["news", "disputed"]]]);
    expect([child("denied"), child("alleged"), child("stated")].map((source) => restingOn(parent, [source]).map(({ mark }) => mark))).toEqual([[], ["alleged"], [null]]);
  });
});

it("no source is said to rest in turn on one of which that is only denied, and a disputed way is marked", () => {
  const [top, denied] = ["letter-post", "denied-post"].map((slug) => edition("source", slug, { parents: [] }));
  if (top === undefined || denied === undefined) throw new Error("two sources");
  const link = (parent: Edition, parts: Parts = {}) => ({ ...fact(said), parent: parent.body.id, ...parts });
  const middle = edition("source", "middle-post", { parents: [link(top), link(top, { modality: "denied" }), link(denied, { modality: "denied" })] });
  const html = renderToStaticMarkup(<SourceParents links={edition("source", "last-post", { parents: [link(middle)] }).body.parents} view={viewOf(new Map([top, denied, middle].map((each): [Edition["body"]["id"], Edition] => [each.body.id, each])), "en", [])} />);
  expect(html).toContain("letter-post");
  expect(text(html)).toContain("≠ disputed");
  expect(html).not.toContain("denied-post");
});
