import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { mergeSentence } from "@/components/desk/duplicates/merge-notice";
import { UnmergeForm } from "@/components/desk/duplicates/pair-forms";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { countChangedSince } from "@/lib/duplicates/queries/count-changed-since";
import { getMerge } from "@/lib/duplicates/queries/list-merges";
import { mergeIdSchema } from "@/lib/duplicates/schema";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ mergeId: mergeIdSchema });

/** One merge: how it stands, the changes that made or would undo it, and the way back. */
export default async function MergePage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const [merge, changedSince] = asked.success ? await Promise.all([getMerge(actor, asked.data.mergeId), countChangedSince(actor, asked.data.mergeId)]) : [null, 0];
  if (merge === null) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "duplicates");
  const [kept, merged] = [recordTitle(merge.kept, locale), recordTitle(merge.merged, locale)];
  const title = t("merge.title", { kept: kept.text, merged: merged.text });
  const links = [
    { href: paths.desk.record(merge.kept.id), label: kept },
    { href: paths.desk.record(merge.merged.id), label: merged },
    { href: paths.desk.change(merge.changeId), label: { text: t("merge.change") } },
    ...(merge.undoChangeId === null ? [] : [{ href: paths.desk.change(merge.undoChangeId), label: { text: t("unmerge.change") } }]),
  ];
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.duplicates(), label: t("list.title") }]}>
      <p>{mergeSentence(merge, locale)}</p>
      <ul className="mt-3 flex flex-wrap gap-x-6">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="inline-flex min-h-11 items-center" {...("lang" in label ? { lang: label.lang } : {})}>
              {label.text}
            </a>
          </li>
        ))}
      </ul>
      {merge.state === "merged" && merge.undoChangeId === null && (
        <section aria-labelledby="undo" className="mt-10">
          <h2 id="undo" className="mb-3">{t("unmerge.title")}</h2>
          <UnmergeForm locale={locale} title={title} mergeId={merge.id} keptWithdrawn={merge.keptWithdrawn} changedSince={changedSince} writer={actor.accountId} />
        </section>
      )}
    </DeskPage>
  );
}
