import "server-only";
import { defineRoute } from "@/lib/accounts/define-route";
import { nothingSchema } from "@/lib/accounts/schema";
import { exportHead } from "@/lib/audit/queries/check-log";
import { paths } from "@/lib/core/paths";

/** The link of the verification page: a file to be kept away from this server. */
export const auditHeadRoute = defineRoute({
  name: "audit.export_head",
  input: nothingSchema,
  run: exportHead,
  asFile: ({ name, text }) => ({ name, type: "application/json; charset=utf-8", body: text }),
  backTo: () => paths.desk.auditVerification(),
});
