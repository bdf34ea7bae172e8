import "server-only";
/**
 * The one shape of what a script of the desk asks beside its page (lib/<room>/routes.ts): who → parse → prove, where the office asks for it → run → JSON. A form
 * never needs one: what these add is lost without a script, and nothing else is. Where a button or a link leads here for a file, a refusal leads to a page that says it
 * in words, unless JSON was asked for. The edge demands this site's own origin and a session cookie of every post.
 */
import { randomUUID } from "node:crypto";
import type * as z from "zod";
import { proveBefore } from "@/lib/accounts/commands/prove-here";
import { formToObject } from "@/lib/accounts/form-data";
import { graveAct } from "@/lib/accounts/grave-acts";
import { sessionLeft, type SessionLeft } from "@/lib/accounts/queries/session-left";
import { noFileAddress, proofAddress } from "@/lib/accounts/return-address";
import { currentActor } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid, signedOut, type ErrorCode } from "@/lib/core/errors";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { log } from "@/lib/platform/log";

const STATUS: Readonly<Record<ErrorCode, number>> = { signed_out: 401, forbidden: 403, not_found: 404, conflict: 409, invalid: 400, too_many: 429, unavailable: 503, unproven: 403 };
const UNEXPECTED = 500;
const SEE_OTHER = 303;

/** `data` of the answer, and how long the session lasts from now on. */
export type RouteAnswer<T> = { data: T; session: SessionLeft };

/** A file to keep, with a plain name; a long one comes in parts. */
export type FileAnswer = { name: string; type: string; body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> };

/** In place of a file that cannot be given: a page of the desk that says why. */
export type Elsewhere = { to: string };

type Definition<Schema extends z.ZodType, T> = { /** Verb and thing, for the log. */ name: string; input: Schema; /** A command or a query, which authorises. */ run: (actor: Actor, input: z.output<Schema>) => Promise<T>; /** Set where a link leads here: the answer is a file to keep. `name` is a plain one. */ asFile?: (data: T) => FileAnswer | Elsewhere; /** Of a file: the page whose link or button led here, with what was chosen there. @param asked as it came: nobody has looked at it */ backTo?: (asked: Asked) => string; /** As of an action (lib/accounts/define-action.ts): a failure is logged without whose it was. */ isPrivate?: true };

/** Fields or parameters by name, as they came. */
export type Asked = Readonly<Record<string, unknown>>;

/** Answers a GET by its parameters and a POST by its fields; anything wrong by its status and a code, never by what was typed. */
export function defineRoute<Schema extends z.ZodType, T>({ name, input, run, asFile, backTo, isPrivate }: Definition<Schema, T>): (request: Request) => Promise<Response> {
  return async (request) => {
    const startedMs = performance.now();
    let actorId: string | undefined;
    let asked: Asked = {};
    const refuse = (status: number, code: string, messageKey?: string, reference?: string): Response => {
      const page = backTo === undefined || !wantsPage(request) ? null : backTo(asked);
      if (page === null) return answer(status, { code, ...(messageKey === undefined ? {} : { messageKey }) });
      return leadTo(code === "unproven" ? proofAddress(page, graveAct(name)) : noFileAddress(page, messageKey ?? code, reference));
    };
    try {
      asked = await fieldsOf(request);
      const actor = await currentActor();
      if (actor === null) throw signedOut();
      actorId = actor.accountId;
      const parsed = input.safeParse(asked);
      if (!parsed.success) throw invalid({});
      await proveBefore(actor, name, {});
      const data = await run(actor, parsed.data);
      if (asFile !== undefined) return fileAnswer(asFile(data));
      return answer(200, { data, session: await sessionLeft(actor) } satisfies RouteAnswer<T>);
    } catch (error) {
      if (error instanceof AppError) return refuse(STATUS[error.code], error.code, error.messageKey);
      const database = databaseFailureOf(error);
      const reference = randomUUID();
      log({ event: "route.failed", action: name, reference, actorId: isPrivate === true ? undefined : actorId, code: database?.code ?? (error instanceof Error ? error.constructor.name : typeof error), constraint: database?.constraint, durationMs: performance.now() - startedMs });
      return database?.away === true ? refuse(STATUS.unavailable, "unavailable") : refuse(UNEXPECTED, "unexpected", undefined, reference);
    }
  };
}

/** A browser that follows a link or sends a form says that it reads pages; a program says so where it does, or nothing. */
function wantsPage(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("text/html");
}

async function fieldsOf(request: Request): Promise<Asked> {
  if (request.method === "GET") return Object.fromEntries(new URL(request.url).searchParams);
  // The edge lets well-formed forms in alone; one that cannot be read all the same is as wrong as one with other fields.
  return formToObject(await request.formData().catch(() => new FormData())) ?? {};
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

function leadTo(address: string): Response {
  return new Response(null, { status: SEE_OTHER, headers: { "Cache-Control": "no-store", Location: address } });
}

function fileAnswer(given: FileAnswer | Elsewhere): Response {
  if ("to" in given) return leadTo(given.to);
  const { name, type, body } = given;
  return new Response(body, { headers: { "Cache-Control": "no-store", "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` } });
}
