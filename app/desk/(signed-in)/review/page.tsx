import { ChangeList } from "@/components/desk/change-list";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { listLeftBehind, listReviewQueue } from "@/lib/changes/queries/list-changes";
import { roleAtLeast } from "@/lib/core/actor";
import { errorSentence, translatorFor } from "@/lib/messages/translate";

/** Everything that waits for an editor, the longest waiting first. */
export default async function ReviewPage() {
  const actor = await requireActor();
  const { locale } = actor;
  if (!roleAtLeast(actor.role, "editor")) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "desk");
  const [queue, leftBehind] = await Promise.all([listReviewQueue(actor), listLeftBehind(actor)]);
  const mayPublish = new Map(queue.map((change) => [change.id, change.mayPublish]));
  return (
    <DeskPage locale={locale} title={t("review.title")} crumbs={[]}>
      <p className="mb-6 text-muted">{t("review.hint")}</p>
      <ChangeList locale={locale} changes={queue} empty={t("review.empty")} note={({ id }) => (mayPublish.get(id) === true ? null : errorSentence(locale, "fourEyes"))} />
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
