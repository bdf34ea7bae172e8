/**
 * Makes an import of an invented table, by the product's own commands, as far as it is asked for: read, checked with a name to decide, checked, or applied. Reads a
 * wish as JSON from its argument, and answers with ids as JSON.
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { applyImport } from "../../lib/imports/commands/apply-import";
import { checkImport } from "../../lib/imports/commands/check-import";
import { startImport } from "../../lib/imports/commands/start-import";
import { accountIdSchema, sessionIdSchema } from "../../lib/core/ids";
import { ROLES } from "../../lib/core/kinds";
import { desk } from "../../lib/platform/db";

const wishSchema = z.object({ researcher: z.object({ id: accountIdSchema, role: z.enum(ROLES) }), name: z.string(), until: z.enum(["read", "checked", "applied"]) });

const { researcher, name, until } = wishSchema.parse(JSON.parse(process.argv[2] ?? "null"));
const actor = { accountId: researcher.id, role: researcher.role, displayName: "", locale: "en" as const, sessionId: sessionIdSchema.parse(randomUUID()) };
const columns = ["person", "what", "date", "text", "exact", "source_title"] as const;
const table = [columns.join(","), `${name},taken_away,2031-05,Taken from an invented bed.,${name} was taken from the bed,Report on ${name}`].join("\n");
const { importId } = await startImport(actor, { bytes: new TextEncoder().encode(table) });
if (until !== "read") await checkImport(actor, { importId, columns: [...columns] }, Number.POSITIVE_INFINITY);
if (until === "applied") await applyImport(actor, { importId, again: true }, Number.POSITIVE_INFINITY);
await desk().$disconnect();
process.stdout.write(JSON.stringify({ importId }));
