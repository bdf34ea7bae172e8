import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { Fields } from "@/components/desk/proposals/difference";
import { Card } from "@/components/desk/proposals/filed";
import { FiledSection, WaitingSection } from "@/components/desk/proposals/sections";
import { FiledLine, ProposalCard } from "@/components/desk/wording/proposal-card";
import { wordingLines } from "@/components/desk/wording/wording-lines";
import { wordingChangedInWords } from "@/components/public/practice-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { recordIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayPropose } from "@/lib/proposals/policy";
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";
import { listWordingsOf, type WordsOfPractice } from "@/lib/wording/queries/list-wordings";
import { suits } from "@/lib/wording/schema";

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
            <DrawnOnce>
              <Standing words={standing} locale={locale} mayPropose={mayPropose(actor) && waiting.length === 0} />
              <OnRecord of={found} locale={locale} />
            </DrawnOnce>
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

function Standing({ words, locale, mayPropose: may }: { words: PracticeEntry; locale: Locale; mayPropose: boolean }) {
  const t = translatorFor(locale, "wording");
  return (
    <Card>
      {words.retired && <p className="mb-2 font-semibold">{t("retired")}</p>}
      <Fields lines={wordingLines(words, locale)} />
      <p className="mt-2 text-small text-muted">{wordingChangedInWords(words, locale) ?? translatorFor(locale, "proposals")("changed.shipped")}</p>
      {may && (
        <p className="mt-2 flex flex-wrap gap-x-6">
          {(["correct", "retire", "restore"] as const)
            .filter((act) => suits(act, words))
            .map((act) => (
              <a key={act} href={paths.desk.proposeWords(words.code, act, words.id)} className="inline-flex min-h-11 items-center">
                {t(`act.${act}`)}
              </a>
            ))}
        </p>
      )}
    </Card>
  );
}

/** Words alone name nobody's custody: a fact points to the practice's record. */
function OnRecord({ of: { standing, recordId }, locale }: { of: WordsOfPractice; locale: Locale }) {
  const t = translatorFor(locale, "wording");
  if (recordId !== null) {
    return (
      <p className="mt-4">
        <a href={paths.desk.record(recordIdSchema.parse(recordId))} className="inline-flex min-h-11 items-center">
          {t("record")}
        </a>
      </p>
    );
  }
  return standing?.retired === true ? null : (
    <p className="mt-4">
      {t("noRecord")}{" "}
      <a href={paths.desk.newRecord("practice")} className="inline-flex min-h-11 items-center">
        {t("addRecord")}
      </a>
    </p>
  );
}
