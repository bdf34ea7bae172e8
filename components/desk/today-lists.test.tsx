import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { UnsentList } from "@/components/desk/today-lists";
import { recordIdSchema } from "@/lib/core/ids";

const ID = recordIdSchema.parse("00000000-0000-4000-8000-000000000001");
const record = { id: ID, kind: "person" as const, slug: "aubergine", name: { text: "Test Person Aubergine", language: "en" } };
const form = (address: string, rest: { kind?: "event_reading"; text?: string } = {}) => ({
  id: address, address, record, savedAt: new Date("2031-05-01T10:00:00Z"), kind: rest.kind ?? null, begins: rest.text === undefined ? null : { text: rest.text, language: "en" },
});

it("each form that was begun and not sent says which it is of its record, and how it begins", () => {
  const at = `/desk/records/${ID}`;
  const lines = renderToStaticMarkup(
    <UnsentList
      locale="en"
      forms={[
        form(`${at}/cases/${ID}/update`, { text: "Led away from a garden." }), form(`${at}/cases/${ID}/update?event=${ID}`), form(`${at}/add/attribute?attribute=occupation`), form(`${at}/add/charge?case=${ID}`),
        form(`/desk/facts/${ID}`, { kind: "event_reading" }), form(`${at}/signatures`), form(`/desk/cases/new?person=${ID}`), form(`${at}/add/attribute?attribute=description`), form(`${at}/notes`), form(`${at}/notes/${ID}`), form(`${at}/expunge`), form(`/desk/facts/${ID}/retire`), form(`/desk/facts/${ID}/weigh`),
      ]}
    />,
  ).split("<li").slice(1).map((line) => line.replace(/<[^>]*>|^[^>]*>/gu, " ").replace(/\s+/gu, " ").trim());
  const what = ["Log an update Led away from a garden.", "Another source’s reading of this event", "Add: Occupation", "Add a charge", "Edit: Event", "Paste a list of countries", "Add another case", "Add: Described as", "Internal notes", "Internal notes", "Expunge this record", "Retire this fact", "Weigh this reading"];
  expect(lines.map((line) => line.replace(/ last typed.*/u, ""))).toEqual(what.map((words) => `Test Person Aubergine ${words}`));
});

it("a form about no record says what it would make", () => {
  const drawn = renderToStaticMarkup(<UnsentList locale="en" forms={["/desk/vocabulary/rsdl/propose?act=add", "/desk/cases/new"].map((address) => ({ ...form(address), record: null }))} />);
  expect([...drawn.matchAll(/<a [^>]*>([^<]*)<\/a>/gu)].map(([, words]) => words)).toEqual(["The law, by version", "A case of somebody new"]);
});
