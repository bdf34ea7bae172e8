import "server-only";
import { defineDownload } from "@/lib/accounts/define-route";
import { nothingSchema } from "@/lib/accounts/schema";
import { makeExport } from "@/lib/imports/commands/make-export";
import { makeTemplate } from "@/lib/imports/commands/make-template";
import { exportSchema } from "@/lib/imports/schema";

export const importTemplateRoute = defineDownload({ name: "import.template", input: nothingSchema, run: makeTemplate });

export const exportRoute = defineDownload({ name: "export.make", input: exportSchema, run: makeExport });
