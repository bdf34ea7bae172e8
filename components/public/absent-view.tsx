import { KIND_PLURAL, type Locale, type RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { Frame } from "./frame";

/** The edge turns the meta into the answer's status and removes it: a page cannot set its own. */
function Status({ code }: { code: 404 | 410 }) {
  return (
    <>
      <meta name="x-status" content={String(code)} />
      <meta name="robots" content="noindex" />
    </>
  );
}

/** There is nothing at this address; in the same words whether there never was or is not public. */
export function NotFoundView({ locale, path = "" }: { locale: Locale; path?: string }) {
  const t = translatorFor(locale, "public");
  return (
    <Frame locale={locale} path={path} canonical={null}>
      <Status code={404} />
      <title>{t("missing.title")}</title>
      <h1>{t("missing.heading")}</h1>
      <p className="lead">{t("missing.sentence")}</p>
      <p>
        <a href={paths.home(locale)}>{t("missing.home")}</a>
      </p>
    </Frame>
  );
}

/** The record was withdrawn: a neutral sentence, no name, no reason. */
function GoneView({ locale, kind }: { locale: Locale; kind: RecordKind }) {
  const t = translatorFor(locale, "public");
  return (
    <Frame locale={locale} path={`/${KIND_PLURAL[kind]}`} canonical={null}>
      <Status code={410} />
      <title>{t("gone.title")}</title>
      <h1>{t("gone.heading")}</h1>
      <p className="lead">{t("gone.sentence")}</p>
      <p>
        <a href={`${paths.about(locale)}#corrections`}>{t("gone.why")}</a>
      </p>
    </Frame>
  );
}

/** The page of a record that does not stand. */
export function AbsentRecord({ state, locale, kind }: { state: "withdrawn" | "missing"; locale: Locale; kind: RecordKind }) {
  return state === "withdrawn" ? <GoneView locale={locale} kind={kind} /> : <NotFoundView locale={locale} path={`/${KIND_PLURAL[kind]}`} />;
}
