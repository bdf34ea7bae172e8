/** Withdraws a record, as an editor does. A program of its own, since the product's commands run under React's server conditions. */
import { recordIdSchema } from "../../lib/core/ids";
import { desk } from "../../lib/platform/db";
import { withdrawRecord } from "../../lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";

const editor = await makeAccount(desk(), { role: "editor" });
await withdrawRecord(editor, { recordId: recordIdSchema.parse(process.argv[2]), reason: "Invented.", confirmed: "yes" });
await desk().$disconnect();
