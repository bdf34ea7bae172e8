import * as z from "zod";
import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { InvitationLink } from "@/components/desk/accounts/invitation-link";
import { dayText } from "@/components/desk/accounts/moment";
import { OfficeOfOneForms } from "@/components/desk/accounts/office-of-one-forms";
import { OpenInvitations } from "@/components/desk/accounts/open-invitations";
import { ProofDemandsForm } from "@/components/desk/accounts/proof-demands-form";
import { keepIdAt } from "@/components/desk/script-words";
import { DeskPage } from "@/components/desk/desk-page";
import { FurtherLinks } from "@/components/desk/further-links";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { inviteAction } from "@/lib/accounts/actions";
import { mayManagePeople } from "@/lib/accounts/policy";
import { invitationLinkToShow } from "@/lib/accounts/queries/kept";
import { countPeople, listInvitations, listPeople } from "@/lib/accounts/queries/list-people";
import { officeOfOne } from "@/lib/accounts/queries/office-of-one";
import { demandsHere } from "@/lib/accounts/queries/proof-demands";
import { requireActor } from "@/lib/accounts/require-actor";
import { accountIdSchema } from "@/lib/core/ids";
import { ROLES, type Locale } from "@/lib/core/kinds";
import { labelled, withBrackets } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** `after`: the colleague behind whom the list goes on. */
const searchSchema = z.object({ after: accountIdSchema.nullable().catch(null).default(null) });

const MOST_LISTED = 25;

/** The people who work here, a page at a time, and invitations. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "accounts");
  const workers = translatorFor(locale, "workers");
  const words = translatorFor(locale, "words");
  const title = t("people.title");
  if (!mayManagePeople(actor)) return <AdminsOnly locale={locale} title={title} />;
  const { after } = searchSchema.parse(await searchParams);
  const [count, listed, invitations, link, alone, demands] = await Promise.all([countPeople(actor), listPeople(actor, { most: MOST_LISTED + 1, after }), listInvitations(actor), invitationLinkToShow(actor), officeOfOne(actor), demandsHere(actor)]);
  const people = listed.slice(0, MOST_LISTED);
  const last = listed.length > MOST_LISTED ? people.at(-1) : undefined;
  const labels = formLabels(locale);
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      {link !== null && <InvitationLink locale={locale} link={link} />}
      <nav aria-label={workers("office.title")} className="mb-8">
        <ul className="flex flex-wrap gap-x-6">
          {waysFrom(locale).map(({ href, label }) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-11 items-center">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="list" className="mb-10">
        <h2 id="list" className="mb-4">
          {withBrackets(locale, t("people.list"), count)}
        </h2>
        <DrawnOnce as="ul" className="grid gap-4">
          {people.map((colleague) => (
            <li key={colleague.accountId} className="border-s-2 border-rule ps-4">
              <p>
                <a href={paths.desk.colleague(colleague.accountId)} className="font-semibold">
                  {colleague.displayName}
                </a>{" "}
                {colleague.isSelf && t("people.self")}
              </p>
              <p>
                {words(`role.${colleague.role}`)} · {colleague.disabledAt === null ? t("people.works") : <strong>{t("people.disabled", { day: dayText(colleague.disabledAt, locale) })}</strong>}
              </p>
              <p className="text-small text-muted">
                {colleague.email} · {labelled(locale, t("people.joined"), dayText(colleague.joinedAt, locale))}
              </p>
            </li>
          ))}
        </DrawnOnce>
        <FurtherLinks
          first={after === null ? null : { href: paths.desk.people(), label: t("people.first") }}
          next={last === undefined ? null : { href: paths.desk.peopleAfter(last.accountId), label: t("people.further") }}
        />
      </section>
      <section aria-labelledby="invite" className="mb-10 max-w-measure">
        <h2 id="invite" className="mb-4">
          {t("people.invite")}
        </h2>
        <p className="mb-6">{t("people.inviteHint")}</p>
        <Form action={inviteAction} labels={labels} fields={{ role: t("people.role"), displayName: t("people.inviteName") }} title={title}>
          <HiddenField name="unsentId" value={keepIdAt(paths.desk.people())} />
          <HiddenField name="unsentBy" value={actor.accountId} />
          <Select name="role" options={ROLES.map((role) => ({ value: role, label: words(`role.${role}`) }))} defaultValue="researcher" />
          <Field name="displayName" optional hint={t("people.inviteNameHint")} />
          <div>
            <SubmitButton>{t("people.makeLink")}</SubmitButton>
          </div>
        </Form>
      </section>
      <section aria-labelledby="open">
        <h2 id="open" className="mb-4">
          {t("people.open")}
        </h2>
        <OpenInvitations locale={locale} labels={labels} invitations={invitations} />
      </section>
      <OfficeOfOneForms locale={locale} title={title} office={alone} />
      <ProofDemandsForm locale={locale} title={title} here={demands} />
    </DeskPage>
  );
}

/** What else only admins do: each has a page of its own, and is looked for here. */
function waysFrom(locale: Locale) {
  const t = translatorFor(locale, "workers");
  return [
    { href: paths.desk.closing(), label: t("office.closing") },
    { href: paths.desk.auditLog(), label: t("office.audit") },
    { href: paths.desk.mail(), label: translatorFor(locale, "watch")("tend.link") },
    { href: paths.desk.vocabulary(), label: translatorFor(locale, "law")("nav") },
  ];
}
