import "server-only";
import { defineRoute } from "@/lib/accounts/define-route";
import { makeExport } from "@/lib/imports/commands/make-export";
import { makeTemplate } from "@/lib/imports/commands/make-template";
import { exportSchema, templateSchema } from "@/lib/imports/schema";

export const importTemplateRoute = defineRoute({ name: "import.template", input: templateSchema, run: makeTemplate, asFile: (file) => file });

export const exportRoute = defineRoute({ name: "export.make", input: exportSchema, run: makeExport, asFile: (file) => file });
