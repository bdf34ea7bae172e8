"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { addCase } from "@/lib/cases/commands/add-case";
import { addFactTo } from "@/lib/cases/commands/add-fact-to";
import { addRecord } from "@/lib/cases/commands/add-record";
import { checkCase } from "@/lib/cases/commands/check-case";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { pasteSignatures } from "@/lib/cases/commands/paste-signatures";
import { retireFactOf } from "@/lib/cases/commands/retire-fact-of";
import { weighFact } from "@/lib/cases/commands/weigh-fact";
import { addCaseSchema, addedOf, addFactSchema, checkCaseSchema, editFactSchema, logUpdateSchema, pasteSignaturesSchema, retireFactSchema, weighFactSchema } from "@/lib/cases/schema";
import { addRecordSchema } from "@/lib/cases/schema/record";
import { paths } from "@/lib/core/paths";

export const logUpdateAction = defineAction({
  name: "update.log",
  input: logUpdateSchema,
  run: logUpdate,
  redirectTo: ({ changeId, sourceId }, { next, recordId, caseId }) => (next === "another" && sourceId !== null ? paths.desk.logFrom(recordId, caseId, sourceId) : paths.desk.change(changeId)),
});

export const addFactAction = defineAction({
  name: "fact.add",
  input: addFactSchema,
  run: addFactTo,
  redirectTo: ({ changeId, sourceId }, { next, recordId, value }) => (next === "another" && sourceId !== null ? paths.desk.addFact(recordId, value.kind, { ...addedOf(value), source: sourceId }) : paths.desk.change(changeId)),
});

export const pasteSignaturesAction = defineAction({
  name: "signatures.paste",
  input: pasteSignaturesSchema,
  run: pasteSignatures,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const addRecordAction = defineAction({
  name: "record.add",
  input: addRecordSchema,
  run: addRecord,
  redirectTo: ({ recordId }) => paths.desk.record(recordId),
});

export const editFactAction = defineAction({
  name: "fact.edit",
  input: editFactSchema,
  run: editFact,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const retireFactAction = defineAction({
  name: "fact.retire",
  input: retireFactSchema,
  run: retireFactOf,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const weighFactAction = defineAction({
  name: "fact.weigh",
  input: weighFactSchema,
  run: weighFact,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const addCaseAction = defineAction({
  name: "case.add",
  input: addCaseSchema,
  run: addCase,
  redirectTo: ({ recordId }) => paths.desk.record(recordId),
});

export const checkCaseAction = defineAction({
  name: "case.check",
  input: checkCaseSchema,
  run: checkCase,
  redirectTo: () => paths.desk.todayList("quiet"),
});
