import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { ApartList } from "@/components/desk/duplicates/apart-list";
import { MergeLine } from "@/components/desk/duplicates/merge-notice";
import { PairList } from "@/components/desk/duplicates/pair-list";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { roleAtLeast } from "@/lib/core/actor";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { listApart } from "@/lib/duplicates/queries/list-apart";
import { listMerges } from "@/lib/duplicates/queries/list-merges";
import { listPairs } from "@/lib/duplicates/queries/list-pairs";
import { translatorFor } from "@/lib/messages/translate";

const searchSchema = z.object({ after: recordIdSchema.nullable().catch(null).default(null) });

/** People who may be on record twice, to be told apart or merged; those who were told apart; and the merges there are. */
export default async function DuplicatesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const { after } = searchSchema.parse(await searchParams);
  const [{ pairs, more, next }, merges, apart] = await Promise.all([listPairs(actor, after), listMerges(actor), listApart(actor)]);
  const t = translatorFor(locale, "duplicates");
  return (
    <DeskPage locale={locale} title={t("list.title")} crumbs={[]}>
      <p className="mb-6">{t("list.intro")}</p>
      <section aria-labelledby="pairs">
        <h2 id="pairs">{t("list.pairs")}</h2>
        {pairs.length === 0 ? <p className="mt-2">{t(next === null ? "list.none" : "list.noneHere")}</p> : <PairList locale={locale} pairs={pairs} />}
        {more > 0 && <p className="mt-4">{t("list.more", { count: more })}</p>}
        {next !== null && (
          <p className="mt-4">
            <a href={paths.desk.duplicates(next)} className="inline-flex min-h-11 items-center">
              {t("list.older")}
            </a>
          </p>
        )}
      </section>
      {apart.pairs.length > 0 && (
        <section aria-labelledby="told-apart" className="mt-10">
          <h2 id="told-apart">{t("list.apart")}</h2>
          <p className="mt-2">{t("list.apartHint")}</p>
          <ApartList locale={locale} pairs={apart.pairs} />
          {apart.more && <p className="mt-4">{t("list.apartMore", { count: apart.pairs.length })}</p>}
        </section>
      )}
      <section aria-labelledby="merges" className="mt-10">
        <h2 id="merges">{t("list.merges")}</h2>
        {merges.length === 0 && <p className="mt-2">{t("list.noMerges")}</p>}
        <ul className="mt-2 grid gap-2">
          {merges.map((merge) => (
            <li key={merge.id}>
              <MergeLine locale={locale} merge={merge} />
            </li>
          ))}
        </ul>
      </section>
    </DeskPage>
  );
}
