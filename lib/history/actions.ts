"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { restoreRevision } from "@/lib/history/commands/restore-revision";
import { restoreRevisionSchema } from "@/lib/history/schema";

export const restoreAction = defineAction({
  name: "revision.restore",
  input: restoreRevisionSchema,
  run: restoreRevision,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});
