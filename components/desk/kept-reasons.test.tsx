/** The two forms that say of a fact on file what becomes of it, and why: filled again with what was typed and not sent. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { RetireFactForm } from "@/components/desk/retire-fact-form";
import { WeighForm } from "@/components/desk/weigh-form";
import { accountIdSchema, assertionIdSchema, recordIdSchema } from "@/lib/core/ids";
import type { StoredFact } from "@/lib/facts/schema";
import { unsentIdSchema } from "@/lib/unsent/schema";

// A form is drawn without what it posts to.
vi.mock("@/lib/cases/actions", () => ({ retireFactAction: () => null, weighFactAction: () => null }));

const [ID, WRITER, KEPT] = ["00000000-0000-4000-8000-000000000001", "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"] as const;
const [recordId, assertionId] = [recordIdSchema.parse(ID), assertionIdSchema.parse(ID)];
const fact = { id: assertionId, recordId, citations: [] } as unknown as StoredFact;
const kept = (fields: Record<string, string>) => ({ id: unsentIdSchema.parse(KEPT), turn: 3, fields });
const common = { locale: "en", title: "A fact", writer: accountIdSchema.parse(WRITER) } as const;

it.each([
  ["retires", renderToStaticMarkup(<RetireFactForm {...common} fact={fact} unsent={kept({ changeReason: "The register was a forgery." })} />)],
  ["weighs", renderToStaticMarkup(<WeighForm {...common} assertionId={assertionId} recordId={recordId} weighings={["prefer", "reject"]} unsent={kept({ weighing: "reject", reason: "The register was a forgery." })} />)],
])("the one that %s holds the reason that was kept, and says with what it was filled and for whom", (_what, drawn) => {
  expect(drawn).toMatch(/<textarea[^>]*>\s*The register was a forgery\.<\/textarea>/u);
  expect(drawn).toMatch(/name="unsentId" value="[0-9a-f-]{36}"/u);
  expect(drawn).toContain(`name="unsentFrom" value="${KEPT}.3"`);
  expect(drawn).toContain(`name="unsentBy" value="${WRITER}"`);
  expect([...drawn.matchAll(/<input[^>]*type="radio"[^>]*>/gu)].filter(([tag]) => tag.includes("checked")).map(([tag]) => /value="([a-z_]+)"/u.exec(tag)?.[1])).toEqual(drawn.includes('type="radio"') ? ["reject"] : []);
});
