import type { ReactNode } from "react";
import { ClosedNotice } from "@/components/desk/accounts/closed-notice";
import { DeskHeader } from "@/components/desk/desk-header";
import { AsksForProof } from "@/components/desk/proof/asks-for-proof";
import { sessionWords } from "@/components/desk/script-words";
import { SessionWarning } from "@/components/desk/session-warning";
import { deskClosing } from "@/lib/accounts/queries/desk-closing";
import { sessionLeft } from "@/lib/accounts/queries/session-left";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { countUnread } from "@/lib/watching/queries/count-unread";

/** Draws the way through the desk; it guards nothing, since a layout is not asked again on every page. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [closing, session, unread] = await Promise.all([deskClosing(), sessionLeft(actor), countUnread(actor)]);
  const t = translatorFor(actor.locale, "common");
  return (
    <>
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-paper focus:p-3">
        {t("skipToContent")}
      </a>
      <DeskHeader actor={actor} unread={unread} />
      <ClosedNotice locale={actor.locale} closing={closing} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page px-4 py-8">
        <AsksForProof>{children}</AsksForProof>
      </main>
      <SessionWarning session={session} who={actor.accountId} stayAt={paths.desk.staySignedIn()} signInAt={paths.desk.signIn()} words={sessionWords(actor.locale)} />
    </>
  );
}
