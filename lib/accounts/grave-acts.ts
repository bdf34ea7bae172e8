/**
 * Which acts of the desk an office can ask a fresh proof for (docs/decisions/054), by the names of their actions and routes: every one stands in one of these two
 * lists, or e2e/permissions/grave-acts.test.ts fails. Who proves what is asked in one place (commands/demand-proof.ts), through which every action and route passes;
 * no command asks by itself.
 */
import type { GraveKind, ProofDemand } from "@/lib/core/kinds";

export type GraveAct = {
  /** `every`: the strictest of all, since it could let each of them go. */
  kind: GraveKind | "every";
  /**
   * Its form asks for a code by itself, each time: that code is the proof, or a passkey in its place. `own`: about one's own keys; whoever has no passkey yet must be
   * able to add one, and whoever has lost one to take it away, by a recovery code.
   */
  asksItself?: "always" | "own";
};

export const GRAVE_ACTS: Readonly<Record<string, GraveAct>> = {
  // Takes something to the public, or from it, or lets words go for good.
  "change.publish": { kind: "publish" },
  "change.embargo": { kind: "publish" },
  "edition.withhold": { kind: "publish" },
  "record.withdraw": { kind: "publish" },
  "basis.withdraw": { kind: "publish" },
  "law.approve": { kind: "publish" },
  "wording.approve": { kind: "publish" },
  "request.expunge": { kind: "publish" },
  "note.expunge": { kind: "publish" },
  "expunging.approve": { kind: "publish" },
  // Leaves the desk as a file.
  "export.make": { kind: "export" },
  "dossier.print": { kind: "export" },
  "audit.export_head": { kind: "export" },
  // Who works here, as what, and by what they sign in.
  "account.invite": { kind: "people" },
  "account.change_role": { kind: "people" },
  "account.disable": { kind: "people" },
  "account.enable": { kind: "people" },
  "office.begin_alone": { kind: "people" },
  "passkey.begin": { kind: "people", asksItself: "own" },
  "passkey.remove": { kind: "people", asksItself: "own" },
  "authenticator.begin": { kind: "people", asksItself: "own" },
  // Who a source is.
  "identity.read": { kind: "sealed", asksItself: "always" },
  "identity.name_reader": { kind: "sealed", asksItself: "always" },
  "identity.erase": { kind: "sealed" },
  "office.demand_proof": { kind: "every" },
};

/** What a session alone is enough for. */
export const LIGHT_ACTS: ReadonlySet<string> = new Set([
  // Before anybody is signed in, and the steps of proving who one is.
  "sign_in.start", "sign_in.finish", "sign_in.begin_passkey", "sign_in.finish_passkey", "invitation.enter_details", "invitation.confirm_authenticator", "passkey.begin_proof", "passkey.prove", "session.prove",
  // Second steps: good for what the first gave, which asked.
  "passkey.add", "authenticator.replace", "recovery_codes.kept", "invitation.passed_on",
  // Shuts a door, and must be quick. Locking the desk asks for a code by itself, whatever the office says.
  "session.sign_out", "session.end", "session.end_others", "account.end_sessions", "account.end_session", "invitation.revoke", "desk.close", "desk.open", "office.end_alone", "change.lift_embargo", "identity.remove_reader",
  // One's own desk.
  "session.stay", "account.set_language", "unsent.keep", "unsent.drop", "watch.record", "watch.address", "watch.stop", "message.mark", "message.mark_all", "mail.choose", "search.save", "search.rename", "search.delete",
  "list.make", "list.rename", "list.delete", "list.restore", "list.share", "list.unshare", "list.add_person", "list.add_people", "list.move_entry", "list.remove_entry", "list.write_note",
  // Proposes: somebody else, with a proof where one is asked for, takes it to the public.
  "case.keep", "case.add", "case.check", "update.log", "record.add", "fact.add", "fact.edit", "fact.retire", "fact.weigh", "signatures.paste", "revision.restore", "people.tell_apart", "people.merge", "people.unmerge",
  "basis.record", "law.propose", "law.refuse", "law.take_back", "wording.propose", "wording.refuse", "wording.take_back", "identity.seal", "note.write", "note.correct", "note.strike", "note.ask_expunging", "note.decline_expunging", "note.take_back_expunging", "expunging.propose", "expunging.take_back",
  "import.template", "import.start", "import.check", "import.decide", "import.apply", "import.submit", "import.undo", "import.give_up",
  // The way of a change or a request from hand to hand.
  "change.submit", "change.discard", "change.reopen", "change.return", "change.claim", "change.release", "opinion.ask", "opinion.give",
  "request.claim", "request.note", "request.answer", "request.close", "request.reopen", "mail.try_again",
  // Read while somebody types.
  "people.suggest", "source.suggest",
]);

/** @returns null for what a session is enough for. What stands in neither list is held to the strictest of all. */
export function graveAct(name: string): GraveAct | null {
  const known = Object.hasOwn(GRAVE_ACTS, name) ? GRAVE_ACTS[name] : undefined;
  if (known !== undefined) return known;
  return LIGHT_ACTS.has(name) ? null : { kind: "every" };
}

export type Demands = Readonly<Record<GraveKind, ProofDemand>>;
