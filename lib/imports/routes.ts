import "server-only";
import { defineRoute } from "@/lib/accounts/define-route";
import { paths } from "@/lib/core/paths";
import { makeExport } from "@/lib/imports/commands/make-export";
import { makeTemplate } from "@/lib/imports/commands/make-template";
import { chosenExportSchema, exportSchema, templateSchema } from "@/lib/imports/schema";

export const importTemplateRoute = defineRoute({ name: "import.template", input: templateSchema, run: makeTemplate, asFile: (file) => file, backTo: () => paths.desk.imports() });

export const exportRoute = defineRoute({ name: "export.make", input: exportSchema, run: makeExport, asFile: (file) => file, backTo: (asked) => paths.desk.imports(chosenExportSchema.parse(asked)) });
