import { ChangeList } from "@/components/desk/change-list";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { AskedList } from "@/components/desk/review/asked-list";
import { EmbargoList } from "@/components/desk/review/embargo-list";
import { QueueFilter } from "@/components/desk/review/queue-filter";
import { requireActor } from "@/lib/accounts/require-actor";
import { listLeftBehind } from "@/lib/changes/queries/list-changes";
import { changePlace } from "@/lib/changes/schema";
import { paths } from "@/lib/core/paths";
import { countLawToDecide } from "@/lib/law/queries/list-law";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { listEmbargoes } from "@/lib/publication/queries/list-embargoes";
import { mayReview } from "@/lib/reviewing/policy";
import { listAsked } from "@/lib/reviewing/queries/list-asked";
import { listQueue } from "@/lib/reviewing/queries/list-queue";
import { queueFilterSchema } from "@/lib/reviewing/schema";
import { countWordingsToDecide } from "@/lib/wording/queries/list-wordings";

/** Everything that waits for an editor, the longest waiting first, and what this one was asked. */
export default async function ReviewPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  if (!mayReview(actor)) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "desk");
  const reviewing = translatorFor(locale, "reviewing");
  const filter = queueFilterSchema.parse(await searchParams);
  const { after, ...chosen } = filter;
  const [queue, asked, embargoes, leftBehind, lawToDecide, wordsToDecide] = await Promise.all([listQueue(actor, filter), listAsked(actor), listEmbargoes(actor), listLeftBehind(actor), countLawToDecide(actor), countWordingsToDecide(actor)]);
  const law = translatorFor(locale, "law");
  const wording = translatorFor(locale, "wording");
  const mayPublish = new Map(queue.changes.map((change) => [change.id, change.mayPublish]));
  const given = Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
  const last = queue.changes.at(-1);
  const next = queue.more && last?.submittedAt != null ? changePlace(last.submittedAt, last.id) : null;
  return (
    <DeskPage locale={locale} title={t("review.title")} crumbs={[]}>
      <p className="mb-6 text-muted">{t("review.hint")}</p>
      <p className="mb-6 flex flex-wrap gap-x-6">
        <a href={paths.desk.vocabulary()} className="inline-flex min-h-11 items-center">{lawToDecide === 0 ? law("nav") : law("navWaiting", { count: lawToDecide })}</a>
        <a href={paths.desk.practices()} className="inline-flex min-h-11 items-center">{wordsToDecide === 0 ? wording("title") : wording("navWaiting", { count: wordsToDecide })}</a>
      </p>
      <AskedList locale={locale} asked={asked} />
      <QueueFilter locale={locale} chosen={chosen} authors={queue.authors} />
      <ChangeList locale={locale} changes={queue.changes} empty={given.length === 0 ? t("review.empty") : reviewing("queue.none")} note={({ id }) => (mayPublish.get(id) === true ? null : errorSentence(locale, "fourEyes"))} />
      {(next !== null || after !== undefined) && (
        <p className="mt-6 flex flex-wrap gap-x-6">
          {after !== undefined && <a href={addressOf(given)} className="inline-flex min-h-11 items-center">{reviewing("queue.first")}</a>}
          {next !== null && <a href={addressOf([...given, ["after", next]])} className="inline-flex min-h-11 items-center">{reviewing("queue.more")}</a>}
        </p>
      )}
      <EmbargoList locale={locale} embargoes={embargoes} />
      {leftBehind.length > 0 && (
        <section aria-labelledby="left-behind" className="mt-10">
          <h2 id="left-behind" className="mb-2">{t("review.leftBehind")}</h2>
          <p className="mb-4 text-muted">{t("review.leftBehindHint")}</p>
          <ChangeList locale={locale} changes={leftBehind} empty={t("review.empty")} />
        </section>
      )}
    </DeskPage>
  );
}

function addressOf(given: [string, string][]): string {
  return given.length === 0 ? paths.desk.review() : `${paths.desk.review()}?${new URLSearchParams(given).toString()}`;
}
