/** What the pages and forms about a record's history send. */
import * as z from "zod";
import { recordIdSchema } from "@/lib/core/ids";
import { longTextSchema } from "@/lib/core/text";

/** The number of a revision; 0 is the record before anything was applied to it. */
const LARGEST_VERSION = 2_147_483_647;
export const versionSchema = z.coerce.number({ error: "number" }).int({ error: "number" }).min(0, { error: "number" }).max(LARGEST_VERSION, { error: "number" });

/** `seenVersion`: the version that stood when the form was drawn, from which what would be restored was worked out. */
export const restoreRevisionSchema = z.strictObject({ recordId: recordIdSchema, version: versionSchema, seenVersion: versionSchema, reason: longTextSchema });
export type RestoreRevisionInput = z.infer<typeof restoreRevisionSchema>;
