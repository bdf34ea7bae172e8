import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { FiledSection, WaitingSection } from "@/components/desk/proposals/sections";
import { FiledLine, ProposalCard } from "@/components/desk/wording/proposal-card";
import { wordsOfOne } from "@/components/desk/wording/words-on-file";
import { DrawnFrom } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayPropose } from "@/lib/proposals/policy";
import { inLocale } from "@/lib/vocabulary/sourced";
import { listWordingsOf } from "@/lib/wording/queries/list-wordings";

/** The words for one practice: what waits, what stands, whether a record has it, and all that is on file. */
export default async function PracticeWordsPage({ params }: { params: Promise<{ practice: string }> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const { practice: code } = await params;
  const found = await listWordingsOf(actor, code);
  if (found === null) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "wording");
  const { standing, files } = found;
  const named = standing ?? files[0]?.version;
  const title = named === undefined ? code : inLocale(named.names, locale);
  const waiting = files.filter(({ state }) => state === "proposed");
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.practices(), label: t("title") }]}>
      <WaitingSection locale={locale} waiting={waiting} saysNone={false} card={(filed) => <ProposalCard filed={filed} locale={locale} title={title} writer={actor.accountId} />} />
      <section aria-labelledby="standing" className="mb-10">
        <h2 id="standing" className="mb-3">
          {t("standing")}
        </h2>
        {standing === null ? (
          <p>{t("none")}</p>
        ) : (
          <>
            <DrawnFrom from={{ locale, words: standing, mayPropose: mayPropose(actor) && waiting.length === 0, recordId: found.recordId }} draw={wordsOfOne} />
            <p>
              <a href={paths.desk.lawOf(code)} className="inline-flex min-h-11 items-center">
                {translatorFor(locale, "law")("open", { practice: title })}
              </a>
            </p>
          </>
        )}
      </section>
      <FiledSection locale={locale} hint={t("historyHint")} files={files} line={(filed) => <FiledLine filed={filed} locale={locale} />} />
    </DeskPage>
  );
}
