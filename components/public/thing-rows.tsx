import { paths } from "@/lib/core/paths";
import { datingsOfBody } from "@/lib/editions/datings";
import { isOf, type Edition } from "@/lib/editions/edition";
import { extractFrom, hasHit, markedPieces, type Hits, type Piece } from "@/lib/editions/search/extract";
import { textThingsOf, type TextKind, type TextPart } from "@/lib/editions/search/text-parts";
import { publicHref } from "@/lib/editions/site";
import { timelineOf, type TimelineEventEntry } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { Datings } from "./datings";
import { Qualifiers, SaidBy } from "./evidence";
import { HowPut } from "./how-put";
import { RecordLabel } from "./record-link";
import { eventTitle } from "./timeline";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;
type Found = { edition: Edition; kind: TextKind; thing: string; hits: Hits | null };

/** Extracts of one thing. The rest is on its own page. */
const MOST_EXTRACTS = 3;

/** Events, statements and sources that answer, each with a link to where it stands, its dates, and the words that answer, marked. */
export function ThingRows({ found, view, kinds = false }: { found: readonly Found[]; view: Shown; /** Whether several kinds stand together: each then says what it is. */ kinds?: boolean }) {
  return (
    <ul className="records found">
      {found.map((one) => (
        <li key={`${one.edition.body.id} ${one.thing}`}>
          {one.kind === "event" ? <EventHeading found={one} view={view} kinds={kinds} /> : <RecordHeading found={one} view={view} kinds={kinds} />}
          {one.hits === null ? null : <Extracts found={one} hits={one.hits} view={view} />}
        </li>
      ))}
    </ul>
  );
}

type HeadingProps = { found: Found; view: Shown; kinds: boolean };

// Under the heading of the results where these are one part of the page; elsewhere they are its parts themselves.
const headingOf = (kinds: boolean) => (kinds ? "h3" : "h2");

function EventHeading({ found: { edition, thing }, view: { locale, lookup }, kinds }: HeadingProps) {
  const entry = isOf(edition, "person") ? timelineOf(edition.body, []).find((one): one is TimelineEventEntry => one.kind === "event" && one.event === thing) : undefined;
  if (entry === undefined) return null;
  const { title, datings } = entry;
  const Heading = headingOf(kinds);
  return (
    <>
      <Heading className="record-name">
        <a href={publicHref(paths.event(locale, edition.body.slug, thing))}>
          <RecordLabel edition={edition} view={{ locale, lookup }} />
          {translatorFor(locale, "find")("result.colon")}
          {title === null ? translatorFor(locale, "public")("timeline.reported") : eventTitle(title, locale)}
        </a>
        {title === null || title.mark === null ? null : <> <HowPut how={title.mark} locale={locale} /></>}
        {kinds ? <KindWord kind="event" locale={locale} /> : null}
      </Heading>
      <Datings datings={datings} locale={locale} className="record-date" under={title?.mark ?? null} />
    </>
  );
}

function RecordHeading({ found: { edition, kind }, view: { locale, lookup }, kinds }: HeadingProps) {
  const { body } = edition;
  const Heading = headingOf(kinds);
  return (
    <>
      <Heading className="record-name">
        <a href={publicHref(paths.record(locale, body.kind, body.slug))}>
          <RecordLabel edition={edition} view={{ locale, lookup }} />
        </a>
        {kinds ? <KindWord kind={kind} locale={locale} /> : null}
      </Heading>
      <Datings datings={datingsOfBody(body)} locale={locale} className="record-date" />
    </>
  );
}

function KindWord({ kind, locale }: { kind: TextKind; locale: View["locale"] }) {
  return <span className="kind"> · {translatorFor(locale, "find")(`kind.${kind}`)}</span>;
}

function Extracts({ found: { edition, thing }, hits, view }: { found: Found; hits: Hits; view: Shown }) {
  const parts = textThingsOf(edition.body).find((one) => one.thing === thing)?.parts ?? [];
  const marked = parts.map((part) => ({ part, pieces: markedPieces(part.text, hits) }));
  const answering = marked.filter(({ pieces }) => hasHit(pieces));
  return (answering.length === 0 ? marked.slice(0, 1) : answering.slice(0, MOST_EXTRACTS)).map(({ part, pieces }, position) => (
    <p key={`${String(position)} ${part.fact.id}`} className="extract">
      <PartWord part={part} locale={view.locale} />
      <Words part={part} pieces={extractFrom(pieces)} /> <Qualifiers fact={part.fact} view={view} /> <SaidBy fact={part.fact} view={view} />
    </p>
  ));
}

/** What the text is, where that is not the thing itself. */
function PartWord({ part: { part, quoted }, locale }: { part: TextPart; locale: View["locale"] }) {
  if (part === "event") return null;
  if (part === "passage") return quoted ? null : <span className="kind">{translatorFor(locale, "public")("statement.reported")}{translatorFor(locale, "find")("result.colon")}</span>;
  return (
    <span className="kind">
      {translatorFor(locale, "find")(`part.${part}`)}
      {translatorFor(locale, "find")("result.colon")}
    </span>
  );
}

function Words({ part: { quoted, language }, pieces }: { part: TextPart; pieces: readonly Piece[] }) {
  const words = pieces.map(({ text, marked }, position) => (marked ? <mark key={`${String(position)} ${text}`}>{text}</mark> : text));
  const inLanguage = language === null ? {} : { lang: language };
  return quoted ? <q {...inLanguage}>{words}</q> : <span {...inLanguage}>{words}</span>;
}
