import { KIND_PLURAL, type Locale, type RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { Frame } from "./frame";

/** The edge turns the meta into the answer's status and removes it: a page cannot set its own. */
function Status({ code }: { code: 400 | 404 | 410 }) {
  return (
    <>
      <meta name="x-status" content={String(code)} />
      <meta name="robots" content="noindex" />
    </>
  );
}

function AbsentHead({ code, title }: { code: 404 | 410; title: string }) {
  return (
    <>
      <Status code={code} />
      <title>{title}</title>
    </>
  );
}

/** The mark of a page that could not read what was asked of it; the page itself says what. */
export function BadRequest() {
  return <Status code={400} />;
}

const WAYS_ON = ["people", "statements", "practices", "countries", "organisations", "sources"] as const;

/** Where to go from a page that leads nowhere: a name to look for, and the lists. */
function WaysOn({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "requests");
  const common = translatorFor(locale, "common");
  return (
    <>
      <form action={paths.list(locale, "people")} role="search" className="site-search">
        <label htmlFor="look-for">{t("states.search.label")}</label>
        <input type="search" id="look-for" name="q" />
        <button type="submit">{t("states.search.button")}</button>
      </form>
      <nav aria-labelledby="ways-on">
        <h2 id="ways-on">{t("states.waysOn")}</h2>
        <ul className="request-list">
          <li>
            <a href={paths.home(locale)}>{common("home")}</a>
          </li>
          {WAYS_ON.map((plural) => (
            <li key={plural}>
              <a href={paths.list(locale, plural)}>{common(plural)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

/** There is nothing at this address; in the same words whether there never was or is not public. */
export function NotFoundView({ locale, path = "" }: { locale: Locale; path?: string }) {
  const t = translatorFor(locale, "public");
  return (
    <Frame locale={locale} path={path} canonical={null} head={<AbsentHead code={404} title={t("missing.title")} />}>
      <h1>{t("missing.heading")}</h1>
      <p className="lead">{t("missing.sentence")}</p>
      <WaysOn locale={locale} />
    </Frame>
  );
}

/** The record was withdrawn: a neutral sentence, no name, no reason. */
function GoneView({ locale, kind }: { locale: Locale; kind: RecordKind }) {
  const t = translatorFor(locale, "public");
  return (
    <Frame locale={locale} path={`/${KIND_PLURAL[kind]}`} canonical={null} head={<AbsentHead code={410} title={t("gone.title")} />}>
      <h1>{t("gone.heading")}</h1>
      <p className="lead">{t("gone.sentence")}</p>
      <p>
        <a href={`${paths.about(locale)}#corrections`}>{t("gone.why")}</a>
      </p>
      <WaysOn locale={locale} />
    </Frame>
  );
}

/** What was asked for is at another address: the edge makes of the marks the answer's status and Location. The page itself serves who stays. */
export function ElsewhereView({ locale, to, status }: { locale: Locale; to: string; status: 301 | 303 }) {
  const t = translatorFor(locale, "editions");
  return (
    <Frame
      locale={locale}
      path={to.slice(`/${locale}`.length)}
      head={
        <>
          <meta name="x-status" content={String(status)} />
          <meta name="x-location" content={to} />
          <meta name="robots" content="noindex" />
          <title>{t("elsewhere.title")}</title>
        </>
      }
    >
      <h1>{t("elsewhere.heading")}</h1>
      <p className="lead">
        <a href={to}>{t("elsewhere.link")}</a>
      </p>
    </Frame>
  );
}

type Absent = { state: "withdrawn" } | { state: "missing" } | { state: "moved"; slug: string };

type AbsentRecordProps = { found: Absent; locale: Locale; kind: RecordKind; /** Where an old address leads below the record's own. */ below?: string };

/** The page of a record that does not stand at this address. */
export function AbsentRecord({ found, locale, kind, below = "" }: AbsentRecordProps) {
  switch (found.state) {
    case "withdrawn":
      return <GoneView locale={locale} kind={kind} />;
    case "moved":
      return <ElsewhereView locale={locale} to={`${paths.record(locale, kind, found.slug)}${below}`} status={301} />;
    case "missing":
      return <NotFoundView locale={locale} path={`/${KIND_PLURAL[kind]}`} />;
  }
}
