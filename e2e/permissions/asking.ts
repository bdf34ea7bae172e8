/** Asking the product's own actions as a browser would: a form, and a session or none. */
import { AsyncLocalStorage } from "node:async_hooks";
import { fileURLToPath } from "node:url";
import type { FormAction } from "../../lib/core/result";
import { getList } from "../../lib/advocacy/queries/get-list";
import { listPeople } from "../../lib/accounts/queries/list-people";
import { actorOfToken } from "../../lib/accounts/session";
import { getCaseFile } from "../../lib/cases/queries/get-case-file";
import { listBases } from "../../lib/consent/queries/list-bases";
import { getChange } from "../../lib/changes/queries/get-change";
import type { Actor } from "../../lib/core/actor";
import { AppError } from "../../lib/core/errors";
import { changeIdSchema, listIdSchema, importIdSchema, recordIdSchema, requestIdSchema } from "../../lib/core/ids";
import { listRevisions } from "../../lib/history/queries/list-revisions";
import { getExpunging } from "../../lib/expunging/queries/get-expunging";
import { getImport } from "../../lib/imports/queries/get-import";
import { listNotes } from "../../lib/notes/queries/list-notes";
import { listEditions } from "../../lib/publication/queries/list-editions";
import { previewChange } from "../../lib/publication/queries/preview-change";
import { getRequest } from "../../lib/requests/queries/get-request";
import { filesBelow } from "../architecture/house-files";

const token = new AsyncLocalStorage<string | undefined>();

/** The session's token of whoever asks now: what the test hands to the product in place of a cookie. */
export function tokenHere(): string | undefined {
  return token.getStore();
}

/** What a page reads before it draws anything, as its actor; null where it then says that there is nothing. */
const READS: Readonly<Record<string, (actor: Actor, id: string) => Promise<unknown>>> = {
  "changes/[changeId]/page.tsx": (actor, id) => getChange(actor, changeIdSchema.parse(id)),
  "changes/[changeId]/preview/page.tsx": (actor, id) => previewChange(actor, changeIdSchema.parse(id)),
  "records/[recordId]/page.tsx": (actor, id) => getCaseFile(actor, recordIdSchema.parse(id)),
  "records/[recordId]/history/page.tsx": (actor, id) => listRevisions(actor, recordIdSchema.parse(id), null),
  "records/[recordId]/editions/page.tsx": (actor, id) => listEditions(actor, recordIdSchema.parse(id)),
  "records/[recordId]/basis/page.tsx": (actor, id) => listBases(actor, recordIdSchema.parse(id)),
  "records/[recordId]/notes/page.tsx": (actor, id) => listNotes(actor, recordIdSchema.parse(id), { most: 1, before: undefined }),
  "records/[recordId]/expunge/page.tsx": (actor, id) => getExpunging(actor, recordIdSchema.parse(id)),
  "lists/[listId]/page.tsx": (actor, id) => getList(actor, listIdSchema.parse(id)),
  "imports/[importId]/page.tsx": (actor, id) => getImport(actor, importIdSchema.parse(id)),
  "requests/[requestId]/page.tsx": (actor, id) => getRequest(actor, requestIdSchema.parse(id)),
  "people/[accountId]/page.tsx": async (actor, id) => (await listPeople(actor)).find(({ accountId }) => accountId === id) ?? null,
};

/** Reads as a page does. @param id of the change, record, request or account */
export async function read(page: string, id: string, session: string | null): Promise<Answer> {
  const reading = READS[page];
  if (reading === undefined) throw new Error(`e2e/permissions/asking.ts does not know what ${page} reads.`);
  // As requireActor does, with which every page begins (e2e/access/pages.spec.ts).
  const actor = await actorOfToken(session ?? undefined);
  if (actor === null) return { done: false, code: "signed_out", why: "signed_out" };
  try {
    return (await reading(actor, id)) === null ? { done: false, code: "not_found", why: "not_found" } : { done: true };
  } catch (error) {
    if (error instanceof AppError) return { done: false, code: error.code, why: error.messageKey };
    throw error;
  }
}

export type Actions = ReadonlyMap<string, FormAction<unknown>>;

/** Every action that a form of the desk can reach, by name: what the house's action files export, read anew for each run. */
export async function allActions(): Promise<Actions> {
  const found = new Map<string, FormAction<unknown>>();
  for (const file of filesBelow("lib", /^actions\.ts$/u)) {
    const exported = (await import(fileURLToPath(new URL(`../../${file}`, import.meta.url)))) as Record<string, FormAction<unknown>>;
    for (const [name, action] of Object.entries(exported)) found.set(name, action);
  }
  return found;
}

/** What became of it: "done", or the code of the refusal (lib/core/errors.ts) with its message key. */
export type Answer = { readonly done: true } | { readonly done: false; readonly code: string; readonly why: string };

function isRedirect(error: unknown): boolean {
  return typeof error === "object" && error !== null && "digest" in error && String(error.digest).startsWith("NEXT_REDIRECT");
}

/** Posts the fields to an action. @param session null where nobody is signed in */
export function post(action: FormAction<unknown>, fields: Readonly<Record<string, string>>, session: string | null): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return token.run(session ?? undefined, async (): Promise<Answer> => {
    try {
      const result = await action(null, form);
      return result.ok ? { done: true } : { done: false, code: result.code, why: result.messageKey };
    } catch (error) {
      // Success leads somewhere; a refusal never does.
      if (isRedirect(error)) return { done: true };
      throw error;
    }
  });
}
