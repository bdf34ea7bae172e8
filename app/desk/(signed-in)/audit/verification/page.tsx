import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { DeskPage } from "@/components/desk/desk-page";
import { mayManagePeople } from "@/lib/accounts/policy";
import { requireActor } from "@/lib/accounts/require-actor";
import { checkLog } from "@/lib/audit/queries/check-log";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** Works the whole log out anew each time that it is asked for, and gives its head to keep. */
export default async function AuditVerificationPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "workers");
  const title = t("audit.verification");
  if (!mayManagePeople(actor)) return <AdminsOnly locale={locale} title={title} />;
  const { rows, head, broken } = await checkLog(actor);
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.people(), label: translatorFor(locale, "accounts")("people.title") }, { href: paths.desk.auditLog(), label: t("audit.back") }]}>
      <p className="mb-6 max-w-measure">{t("audit.verificationIntro")}</p>
      {broken !== null && (
        <div className="mb-6 border-s-4 border-danger ps-4">
          <p className="font-semibold">{t("audit.broken", { seq: broken.seq, why: t(`audit.why.${broken.why}`), count: rows })}</p>
          <p className="mt-2">{t("audit.brokenHint")}</p>
        </div>
      )}
      {broken === null && head === null && <p>{t("audit.emptyLog")}</p>}
      {broken === null && head !== null && (
        <>
          <p className="mb-6 border-s-4 border-accent ps-4 font-semibold">{t("audit.whole", { count: rows })}</p>
          <p>{t("audit.head")}</p>
          <p className="mb-10 wrap-anywhere">
            <code className="select-all">{head}</code>
          </p>
          <section aria-labelledby="export" className="max-w-measure">
            <h2 id="export" className="mb-4">
              {t("audit.exportTitle")}
            </h2>
            <p className="mb-4 wrap-anywhere">{t("audit.exportHint")}</p>
            <p>
              <a href={paths.desk.auditHead()} className="inline-flex min-h-11 items-center">
                {t("audit.export")}
              </a>
            </p>
          </section>
        </>
      )}
    </DeskPage>
  );
}
