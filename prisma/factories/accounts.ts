/** Invented people who work here. */
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { accountIdSchema, sessionIdSchema } from "@/lib/core/ids";
import type { Role } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";

let made = 0;

/** An account without a password, and the actor that it would be when signed in. The address is of a domain that cannot exist. */
export async function makeAccount(db: DeskReader, { role, displayName, disabled = false }: { role: Role; displayName?: string; disabled?: boolean }): Promise<Actor> {
  made += 1;
  const name = displayName ?? `Test ${role} ${String(made)}`;
  const row = await db.account.create({
    data: { role, displayName: name, email: `${role}-${randomUUID()}@caselight.invalid`, disabledAt: disabled ? new Date() : null },
    select: { id: true },
  });
  return { accountId: accountIdSchema.parse(row.id), role, displayName: name, locale: "en", sessionId: sessionIdSchema.parse(randomUUID()) };
}
