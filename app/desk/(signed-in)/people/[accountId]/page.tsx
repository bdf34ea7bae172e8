import * as z from "zod";
import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { ColleagueSessions } from "@/components/desk/accounts/colleague-sessions";
import { dayText } from "@/components/desk/accounts/moment";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { ConfirmForm } from "@/components/forms/confirm-form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { changeRoleAction, disableAccountAction, enableAccountAction } from "@/lib/accounts/actions";
import { mayManagePeople } from "@/lib/accounts/policy";
import { getColleague } from "@/lib/accounts/queries/list-people";
import { listSessionsOf } from "@/lib/accounts/queries/list-sessions";
import { requireActor } from "@/lib/accounts/require-actor";
import { accountIdSchema } from "@/lib/core/ids";
import { ROLES } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ accountId: accountIdSchema });

/** One colleague: role, where they are signed in, and whether they can. */
export default async function ColleaguePage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "accounts");
  const workers = translatorFor(locale, "workers");
  const words = translatorFor(locale, "words");
  if (!mayManagePeople(actor)) return <AdminsOnly locale={locale} title={t("people.title")} />;
  const asked = paramsSchema.safeParse(await params);
  const [colleague, sessions] = asked.success ? await Promise.all([getColleague(actor, asked.data.accountId), listSessionsOf(actor, asked.data.accountId)]) : [null, []];
  if (colleague === null) return <DeskNotFound locale={locale} />;
  const name = colleague.displayName;
  const common = { labels: formLabels(locale), title: name, about: { accountId: colleague.accountId } };
  const isDisabled = colleague.disabledAt !== null;
  return (
    <DeskPage locale={locale} title={name} crumbs={[{ href: paths.desk.people(), label: t("people.title") }]}>
      <dl className="mb-10 grid gap-x-4 gap-y-1 sm:grid-cols-[11rem_1fr]">
        <dt className="text-small text-muted">{t("people.email")}</dt>
        <dd>{colleague.email}</dd>
        <dt className="text-small text-muted">{t("people.role")}</dt>
        <dd>{words(`role.${colleague.role}`)}</dd>
        <dt className="text-small text-muted">{t("people.joined")}</dt>
        <dd>{dayText(colleague.joinedAt, locale)}</dd>
        <dt className="text-small text-muted">{t("people.state")}</dt>
        <dd>{colleague.disabledAt === null ? t("people.works") : t("people.disabled", { day: dayText(colleague.disabledAt, locale) })}</dd>
      </dl>
      <section aria-labelledby="role" className="mb-10 max-w-measure">
        <h2 id="role" className="mb-4">
          {t("colleague.change")}
        </h2>
        <ConfirmForm
          action={changeRoleAction}
          {...common}
          scope="role"
          fields={{ role: t("people.role") }}
          confirm={workers("confirm.role", { name })}
          button={t("colleague.change")}
          tone="primary"
          done={t("colleague.changed")}
        >
          <Select name="role" options={ROLES.map((role) => ({ value: role, label: words(`role.${role}`) }))} defaultValue={colleague.role} hint={t("colleague.changeHint")} />
        </ConfirmForm>
      </section>
      {!isDisabled && <ColleagueSessions locale={locale} accountId={colleague.accountId} name={name} sessions={sessions} />}
      <section aria-labelledby="access" className="max-w-measure">
        <h2 id="access" className="mb-4">
          {isDisabled ? t("colleague.letInTitle", { name }) : t("colleague.shutOutTitle", { name })}
        </h2>
        <p className="mb-4">{isDisabled ? t("colleague.letInHint") : t("colleague.shutOutHint")}</p>
        <ConfirmForm
          key={String(isDisabled)}
          action={isDisabled ? enableAccountAction : disableAccountAction}
          {...common}
          scope="access"
          confirm={workers(isDisabled ? "confirm.letIn" : "confirm.shutOut", { name })}
          button={t(isDisabled ? "colleague.letIn" : "colleague.shutOut")}
          tone={isDisabled ? "primary" : "danger"}
          done={t("colleague.done")}
        />
      </section>
    </DeskPage>
  );
}
