import { paths } from "@/lib/core/paths";
import type { EditionRepresentation } from "@/lib/editions/contract";
import { formatHonestDate } from "@/lib/core/honest-date";
import { DONE_TO_LAWYERS, type Representing } from "@/lib/editions/custody";
import { isOf } from "@/lib/editions/edition";
import { casesAffirmed, casesBySureness } from "@/lib/editions/affirmed";
import { isAffirmed } from "@/lib/editions/mark";
import { publicHref } from "@/lib/editions/site";
import { timelineOf, type TimelineEventEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { EventSaid } from "./event-said";
import { Fact } from "./evidence";
import { HowPut, Mark } from "./how-put";
import { RecordLinkById } from "./record-link";
import { Section } from "./section";
import { idIn, type View } from "./view";

type Lists = { /** Lawyers of this person. */ defenders: readonly Representing[]; /** Whom this person defended as a lawyer. */ clients: readonly Representing[] };

/** Lawyers and clients, both ways, with what was done to the lawyers. Absent where neither is on record; a withdrawn record leaves no trace in it. */
export function Representations({ defenders, clients, view }: Lists & { view: View }) {
  const t = translatorFor(view.locale, "custody");
  const lists = [
    { id: "defenders", title: t("lawyers.defenders"), rows: defenders.filter(({ lawyer }) => view.lookup.has(lawyer)), other: (row: Representing) => row.lawyer, showsLawyer: true },
    { id: "clients", title: t("lawyers.clients"), rows: clients.filter(({ client }) => view.lookup.has(client.body.id)), other: (row: Representing) => row.client.body.id, showsLawyer: false },
  ].filter(({ rows }) => rows.length > 0);
  if (lists.length === 0) return null;
  return (
    <Section id="lawyers" within={view.within} title={t("lawyers.title")} locale={view.locale}>
      {lists.map(({ id, title, rows, other, showsLawyer }) => (
        <div key={id} id={idIn(view, id)}>
          <h3 className="spaced">{title}</h3>
          <ul className="records">
            {rows.map((row) => (
              <li key={`${row.lawyer} ${row.client.body.id} ${row.caseNumber}`}>
                <p>
                  <RecordLinkById id={other(row)} view={view} /> {row.mark === null ? null : <HowPut how={row.mark} locale={view.locale} />}{" "}
                  <span className="kind">{t("lawyers.case", { number: row.caseNumber })}</span>
                </p>
                {row.readings.map((reading) => (
                  <Reading key={reading.id} reading={reading} view={view} />
                ))}
                {showsLawyer ? <OwnCases row={row} view={view} /> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function Reading({ reading, view }: { reading: EditionRepresentation; view: View }) {
  const { locale } = view;
  const t = translatorFor(locale, "custody");
  const { date, end, began, ended } = reading;
  const begun = [t(`began.${began}`), ...(date === null ? [] : [t("lawyers.from", { date: formatHonestDate(date.edtf, locale) })])];
  const over = end === null ? [] : [t("lawyers.until", { date: formatHonestDate(end.edtf, locale) })];
  const separator = translatorFor(locale, "custody")("status.separator");
  return (
    <p className="relation">
      <Fact fact={reading} view={view}>
        {[...begun, ...over, ...(ended === null ? [t("lawyers.noEnd")] : [])].join(separator)}
        {ended === null ? null : (
          <>
            {separator}
            {DONE_TO_LAWYERS.includes(ended) ? (
              <Mark shape="▲" tone="caution">
                {t(`ended.${ended}`)}
              </Mark>
            ) : (
              t(`ended.${ended}`)
            )}
          </>
        )}
      </Fact>
    </p>
  );
}

/** Whether the lawyer's own record holds a case: to defend somebody was itself paid for. It says that a case is on record, not why. */
function OwnCases({ row, view: { locale, lookup } }: { row: Representing; view: View }) {
  const t = translatorFor(locale, "custody");
  const lawyer = lookup.get(row.lawyer);
  if (!isOf(lawyer, "person")) return null;
  // One of which everything is denied is no case against the lawyer.
  const { plain, marked } = casesBySureness(lawyer.body);
  const own = casesAffirmed(lawyer.body);
  if (own.length === 0) return null;
  const events = timelineOf(lawyer.body, []).filter((entry) => entry.kind === "event" && entry.readings.some(isAffirmed));
  const firstOf = (number: number) => events.find((entry) => entry.kind === "event" && entry.cases.includes(number));
  const begun = own.flatMap(({ number }) => firstOf(number) ?? []).filter((entry) => entry.kind === "event");
  return (
    <p className="relation">
      <a href={publicHref(`${paths.record(locale, "person", lawyer.body.slug)}#timeline`)}>
        {[...(plain.length === 0 ? [] : [t("lawyers.ownCases", { count: plain.length })]), ...(marked.length === 0 ? [] : [t("lawyers.ownCasesMarked", { count: marked.length })])].join(t("lawyers.separator"))}
      </a>
      {begun.map((entry) => (
        <FirstEvent key={entry.event} entry={entry} locale={locale} />
      ))}
    </p>
  );
}

/** What the record of a lawyer's own case begins with, and when: an advocate sees at once whether it came after the work for this client. */
function FirstEvent({ entry, locale }: { entry: TimelineEventEntry; locale: View["locale"] }) {
  return (
    <span className="kind">
      {" · "}
      <EventSaid event={entry} locale={locale} />
    </span>
  );
}
