import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { DeskPage } from "@/components/desk/desk-page";
import { RestoredForm } from "@/components/desk/restored-form";
import { ProposeForm } from "@/components/desk/wording/propose-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayPropose } from "@/lib/proposals/policy";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

/** The form of a practice that the vocabulary does not have yet. */
export default async function NewPracticePage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "wording");
  if (!mayPropose(actor)) return <AdminsOnly locale={locale} title={t("add")} />;
  const address = paths.desk.newPractice();
  const unsent = await getUnsent(actor, address);
  return (
    <DeskPage locale={locale} title={t("add")} crumbs={[{ href: paths.desk.practices(), label: t("title") }]}>
      <RestoredForm locale={locale} address={address} title={t("add")} unsent={unsent} />
      <ProposeForm locale={locale} title={t("add")} writer={actor.accountId} act="add" words={null} address={address} unsent={unsent} />
    </DeskPage>
  );
}
