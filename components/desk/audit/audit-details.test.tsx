import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AccountById, AuditDetails, RecordById } from "@/components/desk/audit/audit-details";
import { recordIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";

const RECORD = recordIdSchema.parse("aaaaaaaa-0000-4000-8000-000000000000");
const TWIN = recordIdSchema.parse("bbbbbbbb-0000-4000-8000-000000000000");
const ACCOUNT = "cccccccc-0000-4000-8000-000000000000";
const called = (id: typeof RECORD) => ({ id, kind: "person" as const, slug: "aubergine", name: { text: "Test Person Aubergine", language: "en" }, isNew: false, isWithdrawn: false });
const names = { records: new Map([RECORD, TWIN].map((id) => [id, called(id)])), people: new Map([[ACCOUNT, "Colleague Celery"]]), practices: new Map() };

const drawn = (detail: Readonly<Record<string, unknown>>, locale: Locale = "en") => renderToStaticMarkup(<AuditDetails locale={locale} names={names} detail={detail} />);
const textOf = (html: string) => html.replace(/<[^>]*>/gu, " ").replace(/\s+/gu, " ").trim();

describe("a record and a colleague", () => {
  it("have their ids behind their names, by which they are told apart and asked for", () => {
    for (const id of [RECORD, TWIN]) expect(textOf(renderToStaticMarkup(<RecordById locale="en" names={names} id={id} />))).toBe(`Test Person Aubergine ${id}`);
    expect(textOf(renderToStaticMarkup(<AccountById names={names} id={ACCOUNT} />))).toBe(`Colleague Celery ${ACCOUNT}`);
    // Once, where there is no name.
    expect(textOf(renderToStaticMarkup(<AccountById names={names} id={ACCOUNT.replaceAll("c", "d")} />))).toBe(ACCOUNT.replaceAll("c", "d"));
  });
});

describe("details", () => {
  it("say out of which record one came back, and from which role on somebody had which", () => {
    expect(textOf(drawn({ from: RECORD }))).toBe(`Came back out of: Test Person Aubergine ${RECORD}`);
    expect(textOf(drawn({ from: RECORD }, "zh"))).toMatch(/^由此分出：/u);
    expect(textOf(drawn({ from: "editor", to: "admin" }))).toBe("Before: Editor From then on: Admin");
  });

  it("are codes as they stand where they are neither words nor ids", () => {
    expect(drawn({ from: "of_before" })).toContain("<code>of_before</code>");
    expect(drawn({ changeId: "no-change", companions: ["neither"] })).not.toContain("href");
    expect(drawn({ recordId: "no-record", accountId: "nobody", from: 3, to: null })).not.toContain("href");
  });
});
