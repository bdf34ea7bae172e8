"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { discardChange } from "@/lib/changes/commands/discard-change";
import { reopenChange } from "@/lib/changes/commands/reopen-change";
import { returnChange } from "@/lib/changes/commands/return-change";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { discardChangeSchema, reopenChangeSchema, returnChangeSchema, submitChangeSchema } from "@/lib/changes/schema";
import { paths } from "@/lib/core/paths";

export const submitAction = defineAction({
  name: "change.submit",
  input: submitChangeSchema,
  run: submitChange,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const returnAction = defineAction({
  name: "change.return",
  input: returnChangeSchema,
  run: returnChange,
  redirectTo: () => paths.desk.review(),
});

export const discardAction = defineAction({
  name: "change.discard",
  input: discardChangeSchema,
  run: discardChange,
  redirectTo: () => paths.desk.today(),
});

export const reopenAction = defineAction({
  name: "change.reopen",
  input: reopenChangeSchema,
  run: reopenChange,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});
