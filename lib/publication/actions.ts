"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { embargoChange } from "@/lib/publication/commands/embargo-change";
import { liftEmbargo } from "@/lib/publication/commands/lift-embargo";
import { publishChange } from "@/lib/publication/commands/publish-change";
import { withdrawRecord, withholdEdition } from "@/lib/publication/commands/take-down";
import { embargoChangeSchema, liftEmbargoSchema, publishChangeSchema, withdrawRecordSchema, withholdEditionSchema } from "@/lib/publication/schema";

export const publishAction = defineAction({
  name: "change.publish",
  input: publishChangeSchema,
  run: publishChange,
  redirectTo: (_published, input) => paths.desk.change(input.changeId),
});

export const embargoAction = defineAction({
  name: "change.embargo",
  input: embargoChangeSchema,
  run: embargoChange,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const liftEmbargoAction = defineAction({
  name: "change.lift_embargo",
  input: liftEmbargoSchema,
  run: liftEmbargo,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const withholdAction = defineAction({
  name: "edition.withhold",
  input: withholdEditionSchema,
  run: withholdEdition,
  redirectTo: ({ recordId }) => paths.desk.record(recordId),
});

export const withdrawAction = defineAction({
  name: "record.withdraw",
  input: withdrawRecordSchema,
  run: withdrawRecord,
  redirectTo: ({ recordId }) => paths.desk.record(recordId),
});
