import { Fragment } from "react";
import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { MergeNotice } from "@/components/desk/duplicates/merge-notice";
import { ExpungedView } from "@/components/desk/expunging/expunged-view";
import { FactCards } from "@/components/desk/fact-cards";
import { recordTitle } from "@/components/desk/fact-words";
import { FileSection } from "@/components/desk/file-section";
import { addToCase, fileSections } from "@/components/desk/file-sections";
import { DeskNotFound } from "@/components/desk/not-found";
import { NotesOnFile } from "@/components/desk/notes/notes-on-file";
import { RecordHistory } from "@/components/desk/record-history";
import { StopWatchingForm } from "@/components/desk/watching/stop-watching-form";
import { WatchRecordForm } from "@/components/desk/watching/watch-forms";
import { PublicLink } from "@/components/public/public-link";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile, type FactOnFile } from "@/lib/cases/queries/get-case-file";
import { listRecordChanges } from "@/lib/changes/queries/list-record-changes";
import { boundsOf } from "@/lib/core/honest-date";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { listMergesOf } from "@/lib/duplicates/queries/list-merges";
import { mayExpunge } from "@/lib/expunging/policy";
import { getExpunged } from "@/lib/expunging/queries/get-expunging";
import { translatorFor } from "@/lib/messages/translate";
import { mayDecideExpungings } from "@/lib/notes/policy";
import { listNotes } from "@/lib/notes/queries/list-notes";
import { listEditions } from "@/lib/publication/queries/list-editions";
import { getWatchOf } from "@/lib/watching/queries/list-watches";

const paramsSchema = z.object({ recordId: recordIdSchema });
/** Notes are for whoever works on the record next: the newest stand on its file, the others a page further. */
const NOTES_ON_FILE = 3;

/** The case file: all that is known or proposed of one record, each fact with its sources and the ways to change it. */
export default async function RecordPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const expunged = await getExpunged(actor, recordId);
  if (expunged !== null) return <ExpungedView locale={locale} expunged={expunged} />;
  const [file, history, published, watch, merges, noted] = await Promise.all([
    getCaseFile(actor, recordId), listRecordChanges(actor, recordId), listEditions(actor, recordId), getWatchOf(actor, recordId), listMergesOf(actor, recordId), listNotes(actor, recordId, { most: NOTES_ON_FILE, onlyStanding: true }),
  ]);
  if (file === null || noted === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const { record, records } = file;
  const title = recordTitle(record, locale);
  const isPublic = published?.editions.some(({ isStanding }) => isStanding) ?? false;
  const isWatchable = isPublic && !record.isWithdrawn && ["person", "practice", "country"].includes(record.kind);
  const sections = fileSections(record, file.facts, locale);
  const cards = (facts: readonly FactOnFile[]) => <FactCards locale={locale} facts={facts} contested={file.contested} names={records} isWithdrawn={record.isWithdrawn} />;
  return (
    <DeskPage locale={locale} title={title.text} heading={<span lang={title.lang}>{title.text}</span>} crumbs={record.kind === "person" ? [{ href: paths.desk.cases(), label: t("nav.find") }] : [{ href: paths.desk.records(record.kind), label: words(`recordKinds.${record.kind}`) }]}>
      <p className="mb-8 flex flex-wrap items-center gap-x-5">
        <span>{words(`recordKind.${record.kind}`)}</span>
        {merges.some(({ state, merged }) => state === "merged" && merged.id === recordId) ? null : record.isWithdrawn ? (
          <strong>{t("record.withdrawn")}</strong>
        ) : isPublic ? (
          <PublicLink to={paths.record(locale, record.kind, record.slug)} className="inline-flex min-h-11 items-center">
            {t("record.publicPage")}
          </PublicLink>
        ) : (
          <span>{t("record.notPublic")}</span>
        )}
        <a href={paths.desk.editions(recordId)} className="inline-flex min-h-11 items-center">
          {t("record.editions")}
        </a>
        <a href={paths.desk.history(recordId)} className="inline-flex min-h-11 items-center">
          {translatorFor(locale, "history")("link")}
        </a>
        {(record.isWithdrawn || (!isPublic && (published?.editions.length ?? 0) > 0)) && mayExpunge(actor) && (
          <a href={paths.desk.expunge(recordId)} className="inline-flex min-h-11 items-center">
            {translatorFor(locale, "expunging")("link")}
          </a>
        )}
        <a href="#notes" className="inline-flex min-h-11 items-center">
          {translatorFor(locale, "notes")("counted", { count: noted.standing })}
        </a>
        {record.kind === "person" && (
          <a href={paths.desk.basis(recordId)} className="inline-flex min-h-11 items-center">
            {translatorFor(locale, "consent")("link")}
          </a>
        )}
        {record.kind === "source" && (
          <a href={paths.desk.sealed(recordId)} className="inline-flex min-h-11 items-center">
            {translatorFor(locale, "sealed")("link")}
          </a>
        )}
      </p>
      <MergeNotice locale={locale} merges={merges.filter(({ state }) => state !== "undone")} />
      {isWatchable && (
        <div className="mb-8 flex flex-wrap items-center gap-x-4">
          {watch === null ? (
            <WatchRecordForm locale={locale} title={title.text} recordId={recordId} named={null} />
          ) : (
            <>
              <p>{translatorFor(locale, "watch")("watching.thisWatched")}</p>
              <StopWatchingForm locale={locale} title={title.text} watchId={watch} watched={null} from="watching" />
            </>
          )}
        </div>
      )}
      <DrawnOnce>
        {sections.map(({ id, heading, add, empty, facts }) => (
          <Fragment key={id}>
            <FileSection id={id} heading={heading} add={add} empty={empty} isEmpty={facts.length === 0}>
              {cards(facts)}
            </FileSection>
            {/* A person’s cases stand behind the names. */}
            {id === "names" && record.kind === "person" && (
              <section aria-labelledby="cases" className="mb-10">
                <h2 id="cases" className="mb-5">{t("record.cases")}</h2>
                {file.cases.map((detention) => (
                  <FileSection key={detention.id} level="h3" id={`case-${detention.number}`} heading={t("record.case", { number: detention.number })} add={addToCase(record, detention, locale)} empty={t("record.caseEmpty")} isEmpty={detention.isEmpty}>
                    {isPublic && detention.publicNumber !== null && (
                      <p>
                        <PublicLink to={paths.case(locale, record.slug, detention.id)} className="inline-flex min-h-11 items-center">
                          {t("record.caseInPublic")}
                        </PublicLink>
                      </p>
                    )}
                    {cards(file.facts.filter(({ fact }) => "caseId" in fact.value && fact.value.caseId === detention.id).toSorted(byDate))}
                  </FileSection>
                ))}
                {!record.isWithdrawn && (
                  <p className="mt-5">
                    <a href={`${paths.desk.newCase()}?person=${recordId}`} className="inline-flex min-h-11 items-center">
                      {t("record.newCase")}
                    </a>
                  </p>
                )}
              </section>
            )}
          </Fragment>
        ))}
        <NotesOnFile locale={locale} recordId={recordId} notes={noted.notes} standing={noted.standing} total={noted.total} mayDecide={mayDecideExpungings(actor)} />
      <RecordHistory locale={locale} changes={history} />
      </DrawnOnce>
    </DeskPage>
  );
}

function byDate(one: FactOnFile, other: FactOnFile): number {
  return earliestOf(one).localeCompare(earliestOf(other), "en");
}

// The undated come last, as on the public timeline.
function earliestOf({ fact: { date } }: FactOnFile): string {
  return (date && (boundsOf(date.edtf).earliest ?? boundsOf(date.edtf).latest)) ?? "9999";
}
