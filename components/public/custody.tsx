import { COUNTING_RULE } from "@/lib/vocabulary/counting";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import type { EditionBodyOf, EditionSpell } from "@/lib/editions/contract";
import { clockOfSpell, latestSpell, silenceOf, type SpellEntry } from "@/lib/editions/custody";
import { translatorFor } from "@/lib/messages/translate";
import type { Laws } from "@/lib/vocabulary/law";
import { ClockView } from "./clock";
import { DatesSaid } from "./event-said";
import { Fact } from "./evidence";
import { ExactWords } from "./exact-words";
import { AsPrinted, HonestDateText } from "./honest-date-text";
import { HowPut } from "./how-put";
import { LaterEvents } from "./later-events";
import { spellId } from "./profile-parts";
import { InLanguage, RecordLinkById } from "./record-link";
import { Section } from "./section";
import { idIn, type View } from "./view";

type CustodyProps = { person: EditionBodyOf<"person">; spells: readonly SpellEntry[]; /** On the practices that they name. */ laws: Laws; asOf: string; view: View };

/** Stretches of custody, each with its clock. Absent where none is on record: the vocabulary puts nobody into custody. */
export function Custody({ person, spells, laws, asOf, view }: CustodyProps) {
  const t = translatorFor(view.locale, "custody");
  if (spells.length === 0) return null;
  return (
    <Section id="custody" within={view.within} title={t("spell.title")} locale={view.locale} note={t("spell.note")}>
      <ul className="records spells">
        {spells.map((entry) => (
          <li key={spellId(entry)} id={idIn(view, spellId(entry))}>
            <Spell entry={entry} person={person} laws={laws} asOf={asOf} view={view} />
          </li>
        ))}
      </ul>
      {view.within === undefined ? <CountingRule locale={view.locale} /> : null}
    </Section>
  );
}

function Spell({ entry, person, laws, asOf, view }: Omit<CustodyProps, "spells"> & { entry: SpellEntry }) {
  const { locale, lookup } = view;
  const t = translatorFor(locale, "custody");
  const clock = clockOfSpell(entry, { lookup, laws }, asOf);
  const differ = entry.readings.length > 1;
  const isOpen = clock?.open ?? false;
  return (
    <>
      <h3>
        <SpellName entry={entry} view={view} /> {entry.mark === null ? null : <HowPut how={entry.mark} locale={locale} />}{" "}
        <span className="kind">{t("spell.case", { number: entry.caseNumber })}</span>
      </h3>
      {differ ? <p className="section-note">{t("spell.readings", { count: entry.readings.length })}</p> : null}
      <div {...(differ ? { className: "readings" } : {})}>
        {entry.readings.map((reading) => (
          <Reading key={reading.id} reading={reading} named={differ} view={view} />
        ))}
      </div>
      {entry.mark === "denied" ? <p>{t("spell.denied")}</p> : null}
      {clock === null ? null : <ClockView clock={clock} silence={isOpen ? silenceOf(person, entry.caseNumber, asOf) : null} hedged={entry.hedged} locale={locale} />}
      {clock === null && entry.mark !== "denied" && entry.begin === null ? <p>{t(entry.begins.length === 0 ? "clock.notBegun" : "clock.beginMarked")}</p> : null}
      {clock !== null && entry.end === null && entry.ends.length > 0 ? <p>{t("clock.endMarked")}</p> : null}
      {isOpen && entry.followed ? <p>{t("spell.followed")}</p> : null}
      {isOpen ? <LaterEvents person={person} spell={entry} asOf={asOf} locale={locale} /> : null}
    </>
  );
}

/** What a stretch is called: its practice, where the sources agree on one that stands. */
function SpellName({ entry, view }: { entry: SpellEntry; view: Pick<View, "locale" | "lookup"> }) {
  const t = translatorFor(view.locale, "custody");
  if (entry.differs) return <>{t("spell.differ")}</>;
  return entry.practice !== null && view.lookup.has(entry.practice) ? <RecordLinkById id={entry.practice} view={view} /> : <>{t("spell.unnamed")}</>;
}

/** @param named whether to say the practice of this reading: the sources differ */
function Reading({ reading, named, view }: { reading: EditionSpell; named: boolean; view: View }) {
  const { locale } = view;
  const t = translatorFor(locale, "custody");
  return (
    <div className="reading">
      <p>
        <Fact fact={reading} view={view}>
          {named && reading.practice !== null && view.lookup.has(reading.practice) ? (
            <>
              <RecordLinkById id={reading.practice} view={view} />
              {" · "}
            </>
          ) : null}
          <SpellDates reading={reading} locale={locale} />
        </Fact>
      </p>
      {reading.place === null ? null : (
        <p>
          {t("spell.place")} <InLanguage text={reading.place} language={reading.language} />
        </p>
      )}
      {reading.authority === null ? null : (
        <p>
          {t("spell.authority")} <InLanguage text={reading.authority} language={reading.language} />
        </p>
      )}
      <ExactWords citations={reading.citations} view={view} />
    </div>
  );
}

function SpellDates({ reading: { date, end, language }, locale }: { reading: EditionSpell; locale: Locale }) {
  const t = translatorFor(locale, "custody");
  return (
    <>
      {date === null ? (
        t("spell.fromUnknown")
      ) : (
        <>
          {t("spell.from")}
          {siteLanguage(locale).space}
          <HonestDateText edtf={date.edtf} locale={locale} />
          <AsPrinted date={date} language={language} locale={locale} />
        </>
      )}{" "}
      {end === null ? (
        <span className="kind">· {t("spell.open")}</span>
      ) : (
        <>
          {t("spell.to")}
          {siteLanguage(locale).space}
          <HonestDateText edtf={end.edtf} locale={locale} />
          <AsPrinted date={end} language={language} locale={locale} />
        </>
      )}
    </>
  );
}

/** The rule by which the clock counts, with its statute, in full: a reader must be able to count again. */
export function CountingRule({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "custody");
  return (
    <div className="counting-rule" id="counting-rule">
      <h3>{t("clock.rule")}</h3>
      <ul className="bullets">
        <li>{t("clock.bar")}</li>
        {COUNTING_RULE.rule[locale].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="section-note">
        {t("clock.source")} <span lang="en">{COUNTING_RULE.source}</span>
      </p>
    </div>
  );
}

// Where a sentence has its dates: a mark stands beside each, which no text can hold.
const SLOT = "\u{FFFC}";

/** Where custody stands by what is on record, with the day it is said on: never more than the facts, and never a release. */
export function CustodyStatus({ spells, asOf, view }: Omit<CustodyProps, "person" | "laws">) {
  const { locale } = view;
  const t = translatorFor(locale, "custody");
  const entry = latestSpell(spells);
  if (entry === null) return null;
  const said = (key: "status.began" | "status.ended", datings: SpellEntry["begins"]) => {
    const [before, after] = t(key, { date: SLOT }).split(SLOT);
    return <>{before}<DatesSaid datings={datings} under={entry.mark} locale={locale} />{after}</>;
  };
  return (
    <p>
      {t("status.latest")} <SpellName entry={entry} view={view} />
      {entry.mark === null ? null : <> <HowPut how={entry.mark} locale={locale} /></>}
      {t("status.separator")}
      {entry.begins.length === 0 ? t("status.undated") : said("status.began", entry.begins)}
      {t("status.separator")}
      {entry.ends.length === 0 ? t("status.open") : said("status.ended", entry.ends)}
      {t("status.stop")}
      {t("status.asOf", { day: formatHonestDate(asOf, locale) })}
    </p>
  );
}
