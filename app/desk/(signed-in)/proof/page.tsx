import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { ProofForm } from "@/components/desk/proof/proof-form";
import { proofToGive } from "@/lib/accounts/queries/proof-demands";
import { requireActor } from "@/lib/accounts/require-actor";
import { kindOfProof, returnAddress } from "@/lib/accounts/return-address";
import { translatorFor } from "@/lib/messages/translate";

/** `for`: the kind of act; `to`: the page whose button led here. */
const searchSchema = z.object({ for: z.string().optional().catch(undefined), to: z.string().optional().catch(undefined) });

/** Asks for a fresh proof before what has no form of its own to ask in, and leads back. */
export default async function ProofPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const { for: asked, to } = searchSchema.parse(await searchParams);
  const kind = kindOfProof(asked);
  const missing = await proofToGive(actor, kind);
  const t = translatorFor(locale, "proof");
  const title = t("title");
  const back = returnAddress(to);
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <div className="grid max-w-measure gap-4">
        {missing === null ? (
          <p>{t("given")}</p>
        ) : (
          <>
            <p>{t(kind === "export" ? "intro" : "introOther")}</p>
            {(missing.demand === "factor" || missing.hasPasskey) && <p>{t("back")}</p>}
            <ProofForm locale={locale} title={title} asked={missing} to={back} />
          </>
        )}
        <p>
          <a href={back} className="inline-flex min-h-11 items-center">
            {t("toBack")}
          </a>
        </p>
      </div>
    </DeskPage>
  );
}
