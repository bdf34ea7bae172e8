/** The boxes of each kind of fact are those that its schemas read: a box that is forgotten, or that nobody reads, fails here. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FormContext } from "@/components/forms/form-state";
import { valueParts, type PlainKind, type ValueForm } from "@/components/desk/value-parts";
import { addFactSchema } from "@/lib/cases/schema";
import { addedValueSchema, editedValueSchema } from "@/lib/cases/value-fields";
import { DATE_ATTRIBUTES, LOCALES, type Attribute } from "@/lib/core/kinds";

const options = [{ value: "one", label: "One" }];
const state = { failure: null, values: null, pending: false, labels: { locale: "en" as const, problem: "", errorPrefix: "", saving: "", optional: "" }, fields: {}, scope: undefined };

/** The names that a form would send of the value, and everything that it shows. */
function drawn(kind: PlainKind, form: Partial<ValueForm> = {}) {
  const parts = valueParts(kind, { locale: "en", attribute: null, defaults: {}, targets: options, practices: options, stretches: options, ...form });
  const html = renderToStaticMarkup(<FormContext value={state}>{parts.map((part, index) => <div key={index}>{part}</div>)}</FormContext>);
  const names = [...html.matchAll(/ name="value\.(\w+)/gu)].map(([, name = ""]) => name);
  return { html, names: [...new Set(names)].toSorted() };
}

const fieldsOf = (schemas: typeof addedValueSchema | typeof editedValueSchema, kind: string) =>
  schemas.options.flatMap(({ shape }) => (shape.kind.value === kind ? Object.keys(shape).filter((name) => name !== "kind") : [])).toSorted();
const kinds = addedValueSchema.options.map(({ shape }) => shape.kind.value);
const attributeOf = (kind: PlainKind): Attribute | null => (kind === "attribute" ? "description" : null);

describe.each(kinds)("the form of a %s", (kind) => {
  it("sends, of a new fact, what its schema reads, but for the place that it leaves open", () => {
    expect(drawn(kind, { attribute: attributeOf(kind) }).names).toEqual(fieldsOf(addedValueSchema, kind).filter((name) => name !== "position"));
  });

  it("sends, of a fact that is said anew, what its schema reads", () => {
    expect(drawn(kind, { attribute: attributeOf(kind), targets: null }).names).toEqual(fieldsOf(editedValueSchema, kind));
  });

  it("chooses nothing for whoever adds", () => {
    const chosen = [...drawn(kind, { attribute: attributeOf(kind) }).html.matchAll(/<select[^>]*>(?:<option value="([^"]*)")/gu)].map(([, first]) => first);
    expect(chosen.every((first) => first === "")).toBe(true);
  });
});

it("an attribute has the box that fits it, and a date only the boxes of a date, new or said anew", () => {
  expect(drawn("attribute", { attribute: "occupation" }).html).toContain("<select");
  expect(drawn("attribute", { attribute: "title" }).html).toContain("<textarea");
  for (const attribute of DATE_ATTRIBUTES) {
    expect(drawn("attribute", { attribute }).names).toEqual(["attribute", "language"]);
    expect(drawn("attribute", { attribute, targets: null }).names).toEqual(["language"]);
  }
  expect(drawn("attribute", { attribute: "address" }).names).toEqual(["attribute", "text"]);
});

it("says of a charge that its own words are enough where the list does not have it, and takes it so", () => {
  const { html } = drawn("charge");
  expect(html).toContain("such as “Article 300”");
  expect(html).toMatch(/<option value="" selected="">None of these, or left open<\/option>/u);
  const ID = "00000000-0000-4000-8000-000000000001";
  const sent = { recordId: ID, value: { kind: "charge", caseId: ID, chargeStage: "indictment", text: "Article 300", language: "en", charge: "" }, date: { year: "2020" }, citations: [{ sourceId: ID, exact: "under Article 300" }] };
  expect(addFactSchema.parse(sent).value).toMatchObject({ text: "Article 300", charge: null });
});

it("keeps what was typed before in its boxes", () => {
  const { html } = drawn("passage", { targets: null, defaults: { "value.text": "Invented words.", "value.quoted": "yes", "value.position": "7", "value.passage": "demand", "value.language": "zh-Hans" } });
  expect(html).toContain("Invented words.</textarea>");
  expect(html).toMatch(/name="value\.position" value="7"/u);
  expect(html).toMatch(/<input[^>]*name="value\.quoted"[^>]*checked=""/u);
  expect(html).toMatch(/<option value="demand" selected=""/u);
});

it("is drawn in each language", () => {
  for (const locale of LOCALES) for (const kind of kinds) expect(drawn(kind, { locale, attribute: attributeOf(kind) }).html.length).toBeGreaterThan(0);
});

it("asks from when before it asks until when", () => {
  for (const kind of ["spell", "representation"] as const) {
    const { html } = drawn(kind, { begin: <input name="date.year" /> });
    expect(html).toContain('name="date.year"');
    expect(html.indexOf('name="date.year"'), kind).toBeLessThan(html.indexOf('name="value.end.year"'));
  }
});
