import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { caseIdSchema, eventIdSchema, recordIdSchema } from "@/lib/core/ids";
import { questionOf } from "@/lib/facts/question";
import type { FactValue, FactValueOf } from "@/lib/facts/schema";

const record = recordIdSchema.parse(randomUUID());
const caseId = caseIdSchema.parse(randomUUID());
const eventId = eventIdSchema.parse(randomUUID());
const reading: FactValueOf<"event_reading"> = { kind: "event_reading", eventId, caseId, stage: "arrest", eventKind: null, practiceId: null, place: null, authority: null, text: "Arrested.", language: "en" };

describe("the question of a fact", () => {
  it.each<[string, FactValue]>([
    ["name:main", { kind: "name", text: "Test Person Aubergine", language: "en", nameKind: "main" }],
    ["attribute:occupation", { kind: "attribute", attribute: "occupation", text: "lawyer", language: null }],
    [`event:${eventId}:case:${caseId}`, reading],
    [`affiliation:works_for:${record}`, { kind: "affiliation", toId: record, affiliation: "works_for", role: null, language: "en" }],
    ["passage:7", { kind: "passage", passage: "claim", quoted: true, position: 7, text: "Words.", language: "en" }],
    [`about:concerns:${record}`, { kind: "about", toId: record, relation: "concerns" }],
    [`speaker:${record}`, { kind: "speaker", byId: record, described: "Experts", language: "en" }],
    ["speaker:Experts", { kind: "speaker", byId: null, described: "Experts", language: "en" }],
    [`signature:${record}`, { kind: "signature", countryId: record, state: "signed", capacity: null, language: "en" }],
    [`source_link:${record}`, { kind: "source_link", parentId: record }],
    [`case:${caseId}:spell:2`, { kind: "spell", caseId, spell: 2, practiceId: record, place: null, authority: null, language: "en", endEdtf: null, endPrinted: null, endCountedFrom: null }],
    [`case:${caseId}:charge:arrest`, { kind: "charge", caseId, chargeStage: "arrest", text: "Subversion.", language: "en", charge: "subversion" }],
    [`case:${caseId}:representation:${record}`, { kind: "representation", caseId, lawyerId: record, began: "engaged", ended: null, endEdtf: null, endPrinted: null, endCountedFrom: null }],
  ])("is %s", (question, value) => {
    expect(questionOf(value)).toBe(question);
  });

  it("is one for two readings of one event in one case, and another in another case", () => {
    expect(questionOf({ ...reading, stage: "bail", text: "Let go." })).toBe(questionOf(reading));
    expect(questionOf({ ...reading, caseId: caseIdSchema.parse(randomUUID()) })).not.toBe(questionOf(reading));
  });
});
