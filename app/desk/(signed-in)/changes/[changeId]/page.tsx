import * as z from "zod";
import { ChangeActions } from "@/components/desk/change-actions";
import { DeskPage } from "@/components/desk/desk-page";
import { MergeNotice } from "@/components/desk/duplicates/merge-notice";
import { FactDifference } from "@/components/desk/fact-difference";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { RestoredForm, TypedBefore } from "@/components/desk/restored-form";
import { RetiredNotice } from "@/components/desk/wording/retired-notice";
import { CommentList } from "@/components/desk/review/comment-list";
import { EmbargoNotice } from "@/components/desk/review/embargo-forms";
import { FieldCommentBoxes } from "@/components/desk/review/field-comment-boxes";
import { ReviewTogether } from "@/components/desk/review/review-together";
import { keepSettings } from "@/components/desk/script-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { getChange, type ChangeDetail } from "@/lib/changes/queries/get-change";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { changeIdSchema } from "@/lib/core/ids";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { listIn, withBrackets, withCommas } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { getMergeOf } from "@/lib/duplicates/queries/list-merges";
import { translatorFor } from "@/lib/messages/translate";
import { getEmbargo } from "@/lib/publication/queries/get-embargo";
import { getReview } from "@/lib/reviewing/queries/get-review";
import { getUnsent, getUnsentOfPage } from "@/lib/unsent/queries/get-unsent";

const PREVIEWED: ReadonlySet<string> = new Set(["draft", "submitted", "returned", "approved"]);
/** What is done by the forms at the end of the page. */
const ACTS = ["submit", "discard", "return", "publish", "reopen"] as const;
/** Nobody has decided yet. */
const OPEN: ReadonlySet<string> = new Set(["draft", "submitted", "returned"]);
const paramsSchema = z.object({ changeId: changeIdSchema });

/** One change: what it would do, what was said of it, and what this person may do with it. */
export default async function ChangePage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const { changeId } = asked.success ? asked.data : { changeId: null };
  const [change, review, embargo, merge] = changeId === null ? [null, null, null, null] : await Promise.all([getChange(actor, changeId), getReview(actor, changeId), getEmbargo(actor, changeId), getMergeOf(actor, changeId)]);
  if (change === null) return <DeskNotFound locale={locale} />;

  // Comments on fields of what was rewritten since would stand beside others: what was typed fills only the form of what was on screen.
  const address = paths.desk.changeAsSeen(change.id, change.seen);
  const unsent = change.may.return.allowed ? await getUnsent(actor, address) : null;
  const typed = unsent === null ? await getUnsentOfPage(actor, paths.desk.change(change.id)) : null;
  const t = translatorFor(locale, "desk");
  const record = recordTitle(change.record, locale);
  const title = t("change.titleFor", { name: record.text });
  const on = (moment: Date) => formatHonestDate(dayOf(moment), locale);
  // Of what was decided on, what is empty needs no heading.
  const isOpen = OPEN.has(change.state);
  const mayAct = ACTS.some((act) => change.may[act].allowed);
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(change.record.id), label: record.text, ...(record.lang === undefined ? {} : { lang: record.lang }) }]}>
      <dl className="mb-8 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <dt className="text-muted">{t("change.state")}</dt>
        <dd className="font-semibold">
          {decided(change, locale)}
        </dd>
        <dt className="text-muted">{t("change.authors")}</dt>
        <dd>
          {listIn(locale, change.authors.map(({ displayName }) => displayName))} · {t("change.opened", { day: on(change.createdAt) })}
          {change.submittedAt !== null && ` · ${t("change.submittedOn", { day: on(change.submittedAt) })}`}
        </dd>
        {change.note !== null && (
          <>
            <dt className="text-muted">{t("change.note")}</dt>
            <dd className="whitespace-pre-line">{change.note}</dd>
          </>
        )}
      </dl>
      <RetiredNotice locale={locale} retired={change.retired} />
      {merge !== null && <MergeNotice locale={locale} merges={[merge]} />}
      {change.withChangeId !== null && (
        <p className="mb-6">
          {t("change.travelsWith")} <a href={paths.desk.change(change.withChangeId)}>{t("change.openOther")}</a>
        </p>
      )}
      {embargo !== null && (embargo.state !== "taken_back" || change.state !== "applied") && <EmbargoNotice locale={locale} changeId={change.id} title={title} embargo={embargo} />}
      {PREVIEWED.has(change.state) && change.rows.length > 0 && (
        <p className="mb-6 flex flex-wrap gap-x-6">
          {LOCALES.map((language) => (
            <a key={language} href={paths.desk.preview(change.id, language)} className="inline-flex min-h-11 items-center">
              {translatorFor(locale, "reviewing")("preview.link", { language: translatorFor(language, "common")("languageName") })}
            </a>
          ))}
          {/* Past what may be many facts. */}
          {mayAct && <a href="#next" className="inline-flex min-h-11 items-center">{t("change.next")}</a>}
        </p>
      )}
      <section aria-labelledby="differences" className="grid gap-4">
        <h2 id="differences">{t(change.state === "applied" ? "change.differencesSince" : "change.differences")}</h2>
        {change.rows.length === 0 && <p>{t("change.noDifferences")}</p>}
        {change.rows.length > 0 && (
          <DrawnOnce className="grid gap-4">
            {change.rows.map((row) => (
              <FactDifference
                key={(row.after ?? row.before)?.id ?? row.question}
                locale={locale}
                fact={row}
                beside={besideOf(change, row)}
                names={change.records}
                caseNumbers={change.caseNumbers}
                comments={change.comments.filter(({ assertionId }) => assertionId !== null && [row.before?.id, row.after?.id].includes(assertionId))}
              />
            ))}
          </DrawnOnce>
        )}
      </section>
      {change.companions.length > 0 && (
        <section aria-labelledby="companions" className="mt-10 grid gap-4">
          <h2 id="companions">{t("change.companions")}</h2>
          <p className="text-small text-muted">{t("change.companionsHint")}</p>
          {change.companions.map((companion) => {
            const source = recordTitle(companion.record, locale);
            return (
              <details key={companion.id} open>
                <summary className="min-h-11 cursor-pointer py-2 font-semibold" lang={source.lang}>
                  {source.text}
                </summary>
                <DrawnOnce className="grid gap-4">
                  {companion.rows.map((row) => (
                    <FactDifference key={(row.after ?? row.before)?.id ?? row.question} locale={locale} fact={row} names={change.records} caseNumbers={change.caseNumbers} />
                  ))}
                </DrawnOnce>
              </details>
            );
          })}
        </section>
      )}
      {(isOpen || change.comments.length > 0) && (
        <section aria-labelledby="comments" className="mt-10">
          <h2 id="comments">{t("change.comments")}</h2>
          {change.comments.length === 0 && <p className="text-muted">{t("change.noComments")}</p>}
          <CommentList locale={locale} comments={change.comments.filter(({ assertionId }) => assertionId === null)} />
        </section>
      )}
      {review !== null && <ReviewTogether locale={locale} changeId={change.id} title={title} review={review} />}
      {/* What somebody typed while another one decided is there to be copied. */}
      {(isOpen || mayAct || typed !== null) && (
        <section aria-labelledby="next" className="mt-10">
          <h2 id="next" className="mb-3">{t("change.next")}</h2>
          <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
          {unsent === null && <TypedBefore locale={locale} address={address} title={title} unsent={typed} />}
          <ChangeActions
            locale={locale}
            changeId={change.id}
            seen={change.seen}
            title={title}
            isCorrection={change.isPublished && change.rows.some(({ before }) => before !== null)}
            note={change.note}
            fieldComments={<FieldCommentBoxes locale={locale} rows={change.rows} names={change.records} caseNumbers={change.caseNumbers} />}
            keepReturn={keepSettings(locale, { writer: actor.accountId, address, recordId: change.record.id, unsent })}
            may={change.may}
          />
        </section>
      )}
    </DeskPage>
  );
}

/** How it stands, and who decided when; of what was handed in again, what was decided before stands no more. */
function decided({ state, decidedAt, decidedBy }: ChangeDetail, locale: Locale): string {
  const words = translatorFor(locale, "words")(`changeState.${state}`);
  if (state === "submitted") return words;
  const told = decidedAt === null ? words : withCommas(locale, words, translatorFor(locale, "desk")("change.decidedOn", { day: formatHonestDate(dayOf(decidedAt), locale) }));
  return decidedBy === null ? told : withBrackets(locale, told, decidedBy);
}

/** The readings that one would stand beside, once published: those on record, and those that come in the same change. */
function besideOf({ rows, readings }: ChangeDetail, { question, after }: ChangeDetail["rows"][number]) {
  if (after === null || after.value.kind !== "event_reading") return [];
  return [...readings, ...rows.flatMap((row) => (row.after === null ? [] : [row.after]))].filter((fact) => fact.question === question && fact.id !== after.id);
}
