import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { GoneSince } from "@/components/desk/proposals/gone-since";
import { RestoredForm } from "@/components/desk/restored-form";
import { ProposeForm } from "@/components/desk/wording/propose-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayPropose } from "@/lib/proposals/policy";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { PRACTICE_CODE } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";
import { listWordingsOf } from "@/lib/wording/queries/list-wordings";
import { suits, wordingForSchema } from "@/lib/wording/schema";

type PageProps = { params: Promise<{ practice: string }>; searchParams: Promise<unknown> };

/** The form about words that stand: others in their place, or that no new fact names the practice, or that new ones may again. */
export default async function ProposeWordsPage({ params, searchParams }: PageProps) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "wording");
  if (!mayPropose(actor)) return <AdminsOnly locale={locale} title={t("title")} />;
  const { practice: code } = await params;
  const asked = wordingForSchema.safeParse(await searchParams);
  // It comes from an address: what can be no code may be nothing that Postgres takes.
  if (!asked.success || !PRACTICE_CODE.test(code)) return <DeskNotFound locale={locale} />;
  const { act, wording } = asked.data;
  const address = paths.desk.proposeWords(code, act, wording);
  const [found, unsent] = await Promise.all([listWordingsOf(actor, code), getUnsent(actor, address)]);
  const words = found?.standing ?? null;
  if (words === null) return <DeskNotFound locale={locale} />;
  const name = inLocale(words.names, locale);
  const crumbs = [{ href: paths.desk.practices(), label: t("title") }, { href: paths.desk.wordsOf(code), label: name }];
  if (words.id !== wording || !suits(act, words)) {
    return unsent === null ? (
      <DeskNotFound locale={locale} />
    ) : (
      <DeskPage locale={locale} title={t("goneSince.title")} crumbs={crumbs}>
        <GoneSince what={t("goneSince.what")} typed={unsent.fields} />
      </DeskPage>
    );
  }
  const title = t(`actOf.${act}`, { practice: name });
  return (
    <DeskPage locale={locale} title={title} crumbs={crumbs}>
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      <ProposeForm locale={locale} title={title} writer={actor.accountId} act={act} words={words} address={address} unsent={unsent} />
    </DeskPage>
  );
}
