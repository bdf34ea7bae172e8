import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { DeskPage } from "@/components/desk/desk-page";
import { ProposeForm } from "@/components/desk/law/propose-form";
import { VersionLines } from "@/components/desk/law/version-card";
import { DeskNotFound } from "@/components/desk/not-found";
import { Card } from "@/components/desk/proposals/filed";
import { GoneSince } from "@/components/desk/proposals/gone-since";
import { RestoredForm } from "@/components/desk/restored-form";
import { lawTitle } from "@/components/public/law-words";
import { requireActor } from "@/lib/accounts/require-actor";
import { labelled } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { listLawOf } from "@/lib/law/queries/list-law";
import { proposalForSchema } from "@/lib/law/schema";
import { translatorFor } from "@/lib/messages/translate";
import { mayPropose } from "@/lib/proposals/policy";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { PRACTICE_CODE } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";

type PageProps = { params: Promise<{ practice: string }>; searchParams: Promise<unknown> };

/** The form of a proposal: a version that is added, or one that corrects, ends or takes off another that stands. */
export default async function ProposeLawPage({ params, searchParams }: PageProps) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "law");
  if (!mayPropose(actor)) return <AdminsOnly locale={locale} title={t("title")} />;
  const { practice: code } = await params;
  const asked = proposalForSchema.safeParse(await searchParams);
  // It comes from an address: what can be no code may be nothing that Postgres takes.
  const address = asked.success && PRACTICE_CODE.test(code) ? paths.desk.proposeLaw(code, asked.data.act, asked.data.act === "add" ? undefined : asked.data.version) : null;
  const [found, unsent] = address === null ? [null, null] : await Promise.all([listLawOf(actor, code), getUnsent(actor, address)]);
  const version = found?.laws.find(({ id }) => id === asked.data?.version) ?? null;
  const gone = found !== null && asked.success && asked.data.act !== "add" && version === null ? unsent : null;
  const name = found === null ? code : inLocale(found.practice.names, locale);
  const crumbs = [{ href: paths.desk.vocabulary(), label: t("title") }, { href: paths.desk.lawOf(code), label: name }];
  if (gone !== null) {
    return (
      <DeskPage locale={locale} title={t("goneSince.title")} crumbs={crumbs}>
        <GoneSince what={t("goneSince.what")} typed={gone.fields} />
      </DeskPage>
    );
  }
  if (found === null || !asked.success || address === null || (version === null) !== (asked.data.act === "add")) return <DeskNotFound locale={locale} />;
  const { act } = asked.data;
  const title = version === null || act === "add" ? labelled(locale, t("act.add"), name) : t(`actOf.${act}`, { version: lawTitle(version, locale) });
  return (
    <DeskPage locale={locale} title={title} crumbs={crumbs}>
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      {version !== null && act !== "correct" && (
        <div className="mb-6">
          <Card>
            <VersionLines version={version} locale={locale} />
          </Card>
        </div>
      )}
      <ProposeForm locale={locale} title={title} writer={actor.accountId} practice={code} act={act} version={version} address={address} unsent={unsent} />
    </DeskPage>
  );
}
