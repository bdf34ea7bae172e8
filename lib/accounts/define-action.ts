import "server-only";
/**
 * The one shape of a server action (CONTRIBUTING.md): who → parse → prove, where the office asks for it (lib/accounts/grave-acts.ts) → run (which authorises, and
 * writes with its audit row in one transaction) → typed result. Works with a form posted before any script has loaded.
 */
import { randomUUID } from "node:crypto";
import { redirect, unstable_rethrow } from "next/navigation";
import { refresh } from "next/cache";
import type * as z from "zod";
import type { GivenProof } from "@/lib/accounts/commands/demand-proof";
import { proveBefore } from "@/lib/accounts/commands/prove-here";
import { fieldErrorsOf, formToObject, typedValues } from "@/lib/accounts/form-data";
import { currentActor } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid, signedOut, type ProofAsked } from "@/lib/core/errors";
import { paths } from "@/lib/core/paths";
import type { ActionFailure, ActionResult, FormAction } from "@/lib/core/result";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { log } from "@/lib/platform/log";

type Definition<Schema extends z.ZodType, T> = {
  /** Verb and thing, for the log: "change.publish". */
  name: string;
  input: Schema;
  /** The one field of the form that is a file: `input` finds `{ bytes }` there, or null where none was chosen. */
  file?: string;
  /** Where nobody must find in a log who does this at all, such as who watches or notes what (docs/decisions/041 and 042): a failure is logged without whose it was. */
  isPrivate?: true;
  /** After success, so that reloading does not send the form again. Without it the page is drawn anew beside the result. */
  redirectTo?: (data: T, input: z.output<Schema>) => string;
};

function failureOf(name: string, actorId: string | undefined, startedMs: number, error: unknown, form: FormData): ActionFailure {
  const values = typedValues(form);
  if (error instanceof AppError) {
    return {
      ok: false,
      code: error.code,
      messageKey: error.messageKey,
      values,
      ...(error.fieldErrors === undefined ? {} : { fieldErrors: error.fieldErrors }),
      ...(error.named === undefined ? {} : { named: error.named }),
      ...(error.details === undefined ? {} : error.code === "unproven" ? { proof: error.details as ProofAsked } : { conflict: error.details }),
    };
  }
  const database = databaseFailureOf(error);
  const reference = randomUUID();
  // Code and constraint only: messages of Prisma and Postgres hold the row, and those of others may hold what was typed.
  log({ event: "action.failed", action: name, reference, actorId, code: database?.code ?? errorName(error), constraint: database?.constraint, durationMs: performance.now() - startedMs });
  if (database?.away === true) return { ok: false, code: "unavailable", messageKey: "unavailable", values, reference };
  return { ok: false, code: "unexpected", messageKey: "unexpected", values, reference };
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

/** A form without its file, which is read by itself: no other form of ours carries one, and none is sent back with what was typed. */
function withoutFiles(form: FormData, name: string | undefined): { fields: FormData; files: File[] } {
  if (name === undefined) return { fields: form, files: [] };
  const fields = new FormData();
  const files: File[] = [];
  for (const [field, value] of form) {
    if (field !== name) fields.append(field, value);
    // Without a choice a browser sends an empty file, without a name or, by way of a script, with one.
    else if (typeof value !== "string" && value.size > 0) files.push(value);
  }
  return { fields, files };
}

/** Where a form came back and asked for a proof (components/desk/proof), it stands beside its fields: no schema knows it. */
const PROOF_FIELD = "proof";

function withoutProof(form: FormData): { fields: FormData; given: GivenProof } {
  const [proof, code] = [PROOF_FIELD, "code"].map((name) => form.get(name));
  const fields = new FormData();
  for (const [name, value] of form) if (name !== PROOF_FIELD) fields.append(name, value);
  const typed = (value: FormDataEntryValue | null | undefined) => (typeof value === "string" ? value : undefined);
  return { fields, given: { proof: typed(proof), code: typed(code) } };
}

async function fileOf([chosen, ...more]: readonly File[], name: string | undefined): Promise<Record<string, unknown>> {
  if (more.length > 0) throw invalid({ "": ["unknownField"] });
  if (name === undefined) return {};
  return { [name]: chosen === undefined ? null : { bytes: new Uint8Array(await chosen.arrayBuffer()) } };
}

function parse<Schema extends z.ZodType>(schema: Schema, form: FormData, file: Record<string, unknown>): z.output<Schema> {
  const typed = formToObject(form);
  if (typed === null) throw invalid({ "": ["unknownField"] });
  const parsed = schema.safeParse({ ...typed, ...file });
  if (!parsed.success) throw invalid(fieldErrorsOf(parsed.error));
  return parsed.data;
}

async function answer<Who, Schema extends z.ZodType, T>(
  definition: Definition<Schema, T>,
  form: FormData,
  who: () => Promise<Who>,
  actorIdOf: (found: Who) => string | undefined,
  prove: (found: Who, given: GivenProof) => Promise<void>,
  run: (found: Who, input: z.output<Schema>) => Promise<T>,
): Promise<ActionResult<T>> {
  const startedMs = performance.now();
  let actorId: string | undefined;
  let address: string | undefined;
  let data: T;
  let typed = form;
  try {
    const found = await who();
    actorId = actorIdOf(found);
    const { fields: posted, files } = withoutFiles(form, definition.file);
    const { fields, given } = withoutProof(posted);
    typed = fields;
    const input = parse(definition.input, fields, await fileOf(files, definition.file));
    await prove(found, given);
    data = await run(found, input);
    address = definition.redirectTo?.(data, input);
  } catch (error) {
    // A redirect travels as an error of Next's own.
    unstable_rethrow(error);
    return failureOf(definition.name, definition.isPrivate === true ? undefined : actorId, startedMs, error, typed);
  }
  // Also before a redirect, which would otherwise leave the frame around the page as it was.
  refresh();
  if (address !== undefined) redirect(address);
  return { ok: true, data };
}

async function signedInActor(): Promise<Actor> {
  const actor = await currentActor();
  // No redirect here: a session that ended while somebody was writing must not take the text with it.
  if (actor === null) throw signedOut();
  return actor;
}

/** An action of the desk: only for somebody signed in. `run` is a command, which authorises. */
export function defineAction<Schema extends z.ZodType, T>(definition: Definition<Schema, T> & { run: (actor: Actor, input: z.output<Schema>) => Promise<T> }): FormAction<T> {
  return async (_previous, form) =>
    answer(
      definition,
      form,
      signedInActor,
      (actor) => actor.accountId,
      (actor, given) => proveBefore(actor, definition.name, given),
      (actor, input) => definition.run(actor, input),
    );
}

/** An action before anybody is signed in: the steps of signing in and of accepting an invitation, and nothing else. */
export function defineOpenAction<Schema extends z.ZodType, T>(definition: Definition<Schema, T> & { run: (input: z.output<Schema>) => Promise<T> }): FormAction<T> {
  return async (_previous, form) =>
    answer(
      definition,
      form,
      () => Promise.resolve(null),
      () => undefined,
      () => Promise.resolve(),
      (_nobody, input) => definition.run(input),
    );
}

/**
 * A button that is a form by itself and can be pressed on any page: it asks nothing and shows nothing, it leads elsewhere. Where it fails
 * it leads to the desk's first page, which says so: there is no form here to say it in.
 */
export function defineButtonAction(definition: { name: string; run: (actor: Actor) => Promise<unknown>; redirectTo: () => string }): (form: FormData) => Promise<void> {
  return async (form) => {
    const startedMs = performance.now();
    let actorId: string | undefined;
    let address: string;
    try {
      const actor = await currentActor();
      actorId = actor?.accountId;
      if (actor !== null) {
        await proveBefore(actor, definition.name, {});
        await definition.run(actor);
      }
      address = actor === null ? paths.desk.signIn() : definition.redirectTo();
    } catch (error) {
      unstable_rethrow(error);
      const { messageKey, reference } = failureOf(definition.name, actorId, startedMs, error, form);
      address = paths.desk.todayAfterFailure(messageKey, reference);
    }
    // As every action: a page that the browser still knows is asked for anew when somebody goes back to it, and is not shown to whoever is signed out by now.
    refresh();
    redirect(address);
  };
}
