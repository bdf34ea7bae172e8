import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { AuditFilter } from "@/components/desk/audit/audit-filter";
import { AuditRows } from "@/components/desk/audit/audit-rows";
import { DeskPage } from "@/components/desk/desk-page";
import { DrawnFrom, DrawnOnce } from "@/components/ui/drawn-once";
import { mayManagePeople } from "@/lib/accounts/policy";
import { requireActor } from "@/lib/accounts/require-actor";
import { listAudit } from "@/lib/audit/queries/list-audit";
import { auditFilterSchema } from "@/lib/audit/schema";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** Who did what, by person, act, record and day; paged by the number of a row. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "workers");
  const title = t("audit.title");
  if (!mayManagePeople(actor)) return <AdminsOnly locale={locale} title={title} />;
  const filter = auditFilterSchema.parse(await searchParams);
  const { before, ...chosen } = filter;
  const { entries, next, names } = await listAudit(actor, filter);
  const given = Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.people(), label: translatorFor(locale, "accounts")("people.title") }]}>
      <p className="mb-4 max-w-measure">{t("audit.intro")}</p>
      <p className="mb-6">
        <a href={paths.desk.auditVerification()} className="inline-flex min-h-11 items-center">
          {t("audit.verify")}
        </a>
      </p>
      {given.length === 0 ? (
        <DrawnFrom from={{ locale }} draw={filterWithoutChoice} />
      ) : (
        <DrawnOnce>
          <AuditFilter locale={locale} chosen={chosen} />
        </DrawnOnce>
      )}
      {entries.length === 0 ? (
        <p>
          {t("audit.empty")} {given.length > 0 && t("audit.emptyHint")}
        </p>
      ) : (
        <AuditRows locale={locale} entries={entries} names={names} />
      )}
      {(next !== null || before !== undefined) && (
        <p className="mt-6 flex flex-wrap gap-x-6">
          {before !== undefined && <a href={addressOf(given)} className="inline-flex min-h-11 items-center">{t("audit.newest")}</a>}
          {next !== null && <a href={addressOf([...given, ["before", String(next)]])} className="inline-flex min-h-11 items-center">{t("audit.older")}</a>}
        </p>
      )}
    </DeskPage>
  );
}

function filterWithoutChoice({ locale }: { locale: Locale }) {
  return <AuditFilter locale={locale} chosen={{}} />;
}

function addressOf(given: [string, string][]): string {
  return given.length === 0 ? paths.desk.auditLog() : `${paths.desk.auditLog()}?${new URLSearchParams(given).toString()}`;
}
