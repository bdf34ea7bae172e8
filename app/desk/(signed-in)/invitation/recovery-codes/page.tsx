import { redirect } from "next/navigation";
import { DeskPage } from "@/components/desk/desk-page";
import { formClasses } from "@/components/forms/form-classes";
import { keptRecoveryCodesAction } from "@/lib/accounts/actions";
import { recoveryCodesToShow } from "@/lib/accounts/queries/kept";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** Last step of joining, and of setting up another authenticator: the recovery codes, until the person says that they have kept them. */
export default async function RecoveryCodesPage() {
  const actor = await requireActor();
  const codes = await recoveryCodesToShow(actor);
  if (codes === null) redirect(paths.desk.today());
  const t = translatorFor(actor.locale, "accounts");
  return (
    <DeskPage locale={actor.locale} title={t("recoveryCodes.title")}>
      <p>{t("recoveryCodes.why")}</p>
      <ol className="my-6 grid list-decimal gap-2 ps-8 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="text-lead">{code}</code>
          </li>
        ))}
      </ol>
      <form action={keptRecoveryCodesAction}>
        <button type="submit" className={formClasses.primary}>
          {t("recoveryCodes.kept")}
        </button>
      </form>
    </DeskPage>
  );
}
