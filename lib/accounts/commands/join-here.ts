import "server-only";
/** Accepting an invitation in this browser, step by step, and what is shown this once. */
import type * as z from "zod";
import { beginAcceptance, finishAcceptance } from "@/lib/accounts/commands/accept-invitation";
import { createInvitation } from "@/lib/accounts/commands/create-invitation";
import { forgetStep, keepStep, keptStep } from "@/lib/accounts/kept-step";
import { INVITATION_STEP_MS } from "@/lib/accounts/limits";
import type { confirmAuthenticatorSchema, CreateInvitationInput, InvitationDetails } from "@/lib/accounts/schema";
import { keepSession } from "@/lib/accounts/session";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { paths } from "@/lib/core/paths";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { deviceLabel, requestHeader } from "@/lib/platform/request";

export async function enterDetails(details: InvitationDetails): Promise<null> {
  await keepStep(await beginAcceptance(details));
  return null;
}

/** @throws AppError invalid (detailsGone) when the first step is too long ago or was made with another link */
export async function confirmAuthenticator(input: z.output<typeof confirmAuthenticatorSchema>): Promise<null> {
  const enrolment = await keptStep("enrolment");
  if (enrolment === null || enrolment.token !== input.token) throw invalid({}, "detailsGone");
  const label = deviceLabel(await requestHeader("user-agent"));
  const { accountId, sessionToken, recoveryCodes } = await finishAcceptance({ enrolment, code: input.code, language: input.lang, label });
  await keepSession(sessionToken);
  await keepStep({ kind: "recovery_codes", accountId, codes: recoveryCodes, until: now().getTime() + INVITATION_STEP_MS });
  return null;
}

/**
 * Makes an invitation and keeps its link for the page that follows, in this admin's browser alone. Pressed twice, the page shows the link of the first press, where its
 * answer has come to this browser.
 * @throws AppError as createInvitation
 */
export async function inviteHere(actor: Actor, input: CreateInvitationInput): Promise<null> {
  const made = await createInvitation(actor, input).catch(async (error: unknown) => {
    const isSecond = error instanceof AppError && error.messageKey === "invitationMade";
    const shown = isSecond ? await keptStep("invitation_link") : null;
    if (shown?.form === input.unsentId && shown.accountId === actor.accountId) return null;
    throw error;
  });
  if (made === null) return null;
  const link = new URL(paths.desk.invitation(made.token), env().CASELIGHT_ORIGIN).href;
  await keepStep({ kind: "invitation_link", accountId: actor.accountId, link, form: input.unsentId, until: now().getTime() + INVITATION_STEP_MS });
  return null;
}

/** What was shown once has been kept or passed on. */
export async function forgetShown(): Promise<null> {
  await forgetStep();
  return null;
}
