import "server-only";
import type { FileAnswer } from "@/lib/accounts/define-route";
import { dossierDocument, isTooLong } from "@/lib/advocacy/dossier-document";
import { mayKeepLists } from "@/lib/advocacy/policy";
import { getList } from "@/lib/advocacy/queries/get-list";
import { MOST_ON_A_LIST, type PdfRefusal, type PrintDossierInput } from "@/lib/advocacy/schema";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import { forbidden } from "@/lib/core/errors";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { Busy, makeLine } from "@/lib/platform/one-at-a-time";
import { readOwnPage } from "@/lib/platform/own-page";
import { PdfFailure, printPdf, type PdfTrouble } from "@/lib/platform/print-pdf";

/** A file, or the address of a page that says why there is none. */
export type PrintedDossier = FileAnswer | { to: string };

/** The Chromium of this machine (undefined: none), how the dossier's page is read, and how its document becomes a PDF: tests give others. */
export type Printing = { program: string | undefined; readPage: typeof readOwnPage; print: typeof printPdf };

/** Waiting, reading and printing end before the edge gives up (75 s, server/edge/desk.ts), so that nothing is made that nobody takes: a PDF has what is left of `WHOLE_MS`, and is made a second time only early. */
const PLACES = 3;
const WAIT_MS = 15_000;
const LIMIT_MS = 30_000;
const WHOLE_MS = 55_000;
const AGAIN_WITHIN_MS = 25_000;
const LEAST_MS = 1_000;
/** Characters of a document, about four hundred pages: what a longer one costs Chromium in time and memory grows faster than its length. */
const MOST_CHARACTERS = 2_000_000;
/** A dossier from which somebody was withdrawn while it was being made is made again. */
const MOST_TRIES = 2;

/** What the page says of it; of anything else that it went wrong. */
const WHY: Readonly<Partial<Record<PdfTrouble, PdfRefusal>>> = { late: "large", too_large: "large", no_sandbox: "sandbox" };

const line = makeLine({ places: PLACES, patienceMs: WAIT_MS });

/**
 * A list as a PDF: its dossier's page, as the same person would see it in this moment, put on paper by Chromium. It is in no log, as no dossier is (docs/decisions/042).
 * @throws AppError forbidden below advocate
 */
export async function printDossier(actor: Actor, { listId, language }: PrintDossierInput, printing: Printing = { program: env().CHROMIUM_PATH, readPage: readOwnPage, print: printPdf }): Promise<PrintedDossier> {
  if (!mayKeepLists(actor)) throw forbidden();
  const page = paths.desk.dossier(listId, language);
  const refused = (why: PdfRefusal): PrintedDossier => ({ to: `${page}&pdf=${why}` });
  // Not theirs, or deleted: the page says so, by the same words as of a list that never was.
  if ((await getList(actor, listId)) === null) return { to: page };
  const { program } = printing;
  if (program === undefined) return refused("none");
  const startedMs = performance.now();
  try {
    return await line.enter(actor.accountId, async () => {
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        const passedMs = performance.now() - startedMs;
        if (tries > 1 && passedMs > AGAIN_WITHIN_MS) break;
        const before = await standingOn(actor, listId);
        if (before === null || before.length === 0 || before.length > MOST_ON_A_LIST) return { to: page };
        const drawn = await printing.readPage(page);
        const html = drawn === null ? null : dossierDocument({ ...drawn, language: languageTag(language), origin: env().CASELIGHT_ORIGIN });
        if (drawn !== null && isTooLong(drawn.html)) return refused("large");
        if (html === null) return refused("failed");
        if (html.length > MOST_CHARACTERS) return refused("large");
        const body = await printing.print(program, html, { limitMs: Math.max(LEAST_MS, Math.min(LIMIT_MS, WHOLE_MS - (performance.now() - startedMs))) });
        const after = new Set(await standingOn(actor, listId));
        if (before.every((id) => after.has(id))) return { name: `dossier-${dayOf(now())}.pdf`, type: "application/pdf", body };
      }
      return refused("failed");
    });
  } catch (error) {
    if (error instanceof Busy) return refused("busy");
    if (!(error instanceof PdfFailure)) throw error;
    log({ event: "pdf.failed", code: error.code, durationMs: performance.now() - startedMs });
    return refused(WHY[error.code] ?? "failed");
  }
}

async function standingOn(actor: Actor, listId: PrintDossierInput["listId"]) {
  return (await getList(actor, listId))?.people.map(({ personId }) => personId) ?? null;
}
