import type { ReactNode } from "react";
import { DeskHeader } from "@/components/desk/desk-header";
import { requireActor } from "@/lib/accounts/require-actor";
import { translatorFor } from "@/lib/messages/translate";

/** Draws the way through the desk; it guards nothing, since a layout is not asked again on every page. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const t = translatorFor(actor.locale, "common");
  return (
    <>
      <a href="#content" className="skip-link">
        {t("skipToContent")}
      </a>
      <DeskHeader actor={actor} />
      <main id="content" className="mx-auto max-w-5xl px-4 py-8">
        {children}
      </main>
    </>
  );
}
