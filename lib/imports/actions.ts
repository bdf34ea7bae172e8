"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { decidePeople } from "@/lib/imports/commands/decide-people";
import { giveUpImport } from "@/lib/imports/commands/give-up-import";
import { startImport } from "@/lib/imports/commands/start-import";
import { submitImport } from "@/lib/imports/commands/submit-import";
import { undoImport } from "@/lib/imports/commands/undo-import";
import { applyImportSchema, checkImportSchema, decidePeopleSchema, endImportSchema, importIdOnlySchema, startImportSchema } from "@/lib/imports/schema";

export const startImportAction = defineAction({ name: "import.start", input: startImportSchema, file: "table", run: startImport, redirectTo: ({ importId }) => paths.desk.import(importId) });

export const checkImportAction = defineAction({ name: "import.check", input: checkImportSchema, run: (actor, input) => checkImport(actor, input), redirectTo: ({ importId }) => paths.desk.import(importId) });

export const decidePeopleAction = defineAction({ name: "import.decide", input: decidePeopleSchema, run: (actor, input) => decidePeople(actor, input), redirectTo: ({ importId }) => paths.desk.import(importId) });

export const applyImportAction = defineAction({ name: "import.apply", input: applyImportSchema, run: (actor, input) => applyImport(actor, input), redirectTo: ({ importId }) => paths.desk.import(importId) });

export const submitImportAction = defineAction({ name: "import.submit", input: importIdOnlySchema, run: submitImport, redirectTo: ({ importId }) => paths.desk.import(importId) });

export const undoImportAction = defineAction({ name: "import.undo", input: endImportSchema, run: undoImport, redirectTo: ({ importId }) => paths.desk.import(importId) });

export const giveUpImportAction = defineAction({ name: "import.give_up", input: endImportSchema, run: giveUpImport, redirectTo: () => paths.desk.imports() });
