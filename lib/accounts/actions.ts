"use server";
import { addPasskey, beginPasskey } from "@/lib/accounts/commands/add-passkey";
import { changeRole } from "@/lib/accounts/commands/change-role";
import { closeDesk, openDesk } from "@/lib/accounts/commands/close-desk";
import { revokeInvitation } from "@/lib/accounts/commands/create-invitation";
import { demandOfOffice } from "@/lib/accounts/commands/demand-of-office";
import { disableAccount, enableAccount } from "@/lib/accounts/commands/disable-account";
import { beginOfficeOfOne, endOfficeOfOne } from "@/lib/accounts/commands/office-of-one";
import { endOtherSessions, endSession, endSessionOf, endSessionsOf } from "@/lib/accounts/commands/end-session";
import { confirmAuthenticator, enterDetails, forgetShown, inviteHere } from "@/lib/accounts/commands/join-here";
import { askForPasskey, beginAuthenticatorHere, replaceAuthenticatorHere, signInWithPasskey } from "@/lib/accounts/commands/passkeys-here";
import { proveHere } from "@/lib/accounts/commands/prove-here";
import { beginProof, provePasskey } from "@/lib/accounts/commands/prove-passkey";
import { removePasskey } from "@/lib/accounts/commands/remove-passkey";
import { setLanguage } from "@/lib/accounts/commands/set-language";
import { signInWithCode, signInWithPassword, signOutHere } from "@/lib/accounts/commands/sign-in-here";
import { defineAction, defineButtonAction, defineOpenAction } from "@/lib/accounts/define-action";
import { openAddress, returnAddress } from "@/lib/accounts/return-address";
import {
  aboutAccountSchema,
  addPasskeySchema,
  beginAuthenticatorSchema,
  beginPasskeySchema,
  changeRoleSchema,
  closeDeskSchema,
  confirmSchema,
  confirmAuthenticatorSchema,
  createInvitationSchema,
  demandProofSchema,
  endSessionOfSchema,
  endSessionSchema,
  finishPasskeySignInSchema,
  finishSignInSchema,
  invitationDetailsSchema,
  nothingSchema,
  openDeskSchema,
  provePasskeySchema,
  proveSchema,
  removePasskeySchema,
  replaceAuthenticatorSchema,
  revokeInvitationSchema,
  setLanguageSchema,
  startSignInSchema,
} from "@/lib/accounts/schema";
import { paths } from "@/lib/core/paths";

export const startSignInAction = defineOpenAction({
  name: "sign_in.start",
  input: startSignInSchema,
  run: signInWithPassword,
  redirectTo: (_started, { lang, to }) => openAddress(paths.desk.signInCode(), { lang, to }),
});

export const finishSignInAction = defineOpenAction({
  name: "sign_in.finish",
  input: finishSignInSchema,
  run: signInWithCode,
  redirectTo: (_signedIn, { to }) => returnAddress(to),
});

export const beginPasskeySignInAction = defineOpenAction({ name: "sign_in.begin_passkey", input: nothingSchema, run: askForPasskey });

export const finishPasskeySignInAction = defineOpenAction({
  name: "sign_in.finish_passkey",
  input: finishPasskeySignInSchema,
  run: signInWithPasskey,
  redirectTo: (_signedIn, { to }) => returnAddress(to),
});

export const enterDetailsAction = defineOpenAction({
  name: "invitation.enter_details",
  input: invitationDetailsSchema,
  run: enterDetails,
  redirectTo: (_entered, { token, lang }) => openAddress(paths.desk.authenticator(token), { lang }),
});

export const confirmAuthenticatorAction = defineOpenAction({
  name: "invitation.confirm_authenticator",
  input: confirmAuthenticatorSchema,
  run: confirmAuthenticator,
  redirectTo: () => paths.desk.recoveryCodes(),
});

export const keptRecoveryCodesAction = defineButtonAction({ name: "recovery_codes.kept", run: forgetShown, redirectTo: paths.desk.today });

export const signOutAction = defineButtonAction({ name: "session.sign_out", run: signOutHere, redirectTo: paths.desk.signIn });

export const endSessionAction = defineAction({ name: "session.end", input: endSessionSchema, run: endSession });

export const endOtherSessionsAction = defineAction({ name: "session.end_others", input: nothingSchema, run: endOtherSessions });

export const setLanguageAction = defineAction({ name: "account.set_language", input: setLanguageSchema, run: setLanguage, redirectTo: () => paths.desk.sessions() });

export const beginPasskeyAction = defineAction({ name: "passkey.begin", input: beginPasskeySchema, run: beginPasskey });

export const addPasskeyAction = defineAction({ name: "passkey.add", input: addPasskeySchema, run: addPasskey, redirectTo: () => paths.desk.passkeys() });

export const removePasskeyAction = defineAction({ name: "passkey.remove", input: removePasskeySchema, run: removePasskey, redirectTo: () => paths.desk.passkeys() });

export const beginProofAction = defineAction({ name: "passkey.begin_proof", input: nothingSchema, run: beginProof });

export const provePasskeyAction = defineAction({ name: "passkey.prove", input: provePasskeySchema, run: provePasskey });

export const proveAction = defineAction({ name: "session.prove", input: proveSchema, run: proveHere, redirectTo: (_proven, { to }) => returnAddress(to) });

export const beginAuthenticatorAction = defineAction({ name: "authenticator.begin", input: beginAuthenticatorSchema, run: beginAuthenticatorHere, redirectTo: () => paths.desk.newAuthenticator() });

export const replaceAuthenticatorAction = defineAction({ name: "authenticator.replace", input: replaceAuthenticatorSchema, run: replaceAuthenticatorHere, redirectTo: () => paths.desk.recoveryCodes() });

export const inviteAction = defineAction({ name: "account.invite", input: createInvitationSchema, run: inviteHere, redirectTo: () => paths.desk.people() });

export const passedOnLinkAction = defineButtonAction({ name: "invitation.passed_on", run: forgetShown, redirectTo: paths.desk.people });

export const revokeInvitationAction = defineAction({ name: "invitation.revoke", input: revokeInvitationSchema, run: revokeInvitation });

export const changeRoleAction = defineAction({ name: "account.change_role", input: changeRoleSchema, run: changeRole });

export const disableAccountAction = defineAction({ name: "account.disable", input: aboutAccountSchema, run: disableAccount });

export const endSessionsOfAction = defineAction({ name: "account.end_sessions", input: aboutAccountSchema, run: endSessionsOf });

export const endSessionOfAction = defineAction({ name: "account.end_session", input: endSessionOfSchema, run: endSessionOf });

export const enableAccountAction = defineAction({ name: "account.enable", input: aboutAccountSchema, run: enableAccount });

export const closeDeskAction = defineAction({ name: "desk.close", input: closeDeskSchema, run: closeDesk, redirectTo: () => paths.desk.closing() });

export const beginOfficeOfOneAction = defineAction({ name: "office.begin_alone", input: confirmSchema, run: beginOfficeOfOne, redirectTo: () => paths.desk.people() });

export const endOfficeOfOneAction = defineAction({ name: "office.end_alone", input: confirmSchema, run: endOfficeOfOne, redirectTo: () => paths.desk.people() });

export const demandProofAction = defineAction({ name: "office.demand_proof", input: demandProofSchema, run: demandOfOffice, redirectTo: () => paths.desk.people() });

export const openDeskAction = defineAction({ name: "desk.open", input: openDeskSchema, run: openDesk, redirectTo: () => paths.desk.closing() });
