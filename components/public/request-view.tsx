import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { ERASED_AFTER_DAYS, type RequestDraft } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";
import { RequestForm, RequestSummary } from "./request-form";
import { RequestFrame } from "./request-frame";
import { Section } from "./section";

/** How a request reaches the office: by the form here, by the form at another address, or by a letter. */
export type RequestWay = { readonly by: "form"; readonly stamp: string } | { readonly by: "link"; readonly href: string } | { readonly by: "letter" };

type RequestViewProps = { locale: Locale; bare: boolean; way: RequestWay; record: string; draft?: RequestDraft | null };

/** Of the window: says first that a form was not taken. */
export function requestTitle(locale: Locale, draft: RequestDraft | null): string {
  const prefix = draft === null ? "" : translatorFor(locale, "errors")("titlePrefix");
  return `${prefix}${translatorFor(locale, "requests")("title")} · ${translatorFor(locale, "common")("siteName")}`;
}

const PARTS = {
  safety: ["device", "less", "anonymous", "kept", "erased"],
  deciding: ["who", "time", "outcome", "copies"],
  writing: ["which", "what", "source", "urgent"],
} as const;

/** Who decides, how long it takes, what to say, how to stay safe; and the form. One that was not taken comes first, with what was typed. */
export function RequestView({ locale, bare, way, record, draft = null }: RequestViewProps) {
  const t = translatorFor(locale, "requests");
  return (
    <RequestFrame locale={locale} bare={bare} head={draft === null ? null : <meta name="x-status" content={String(draft.status)} />}>
      <h1>{t("title")}</h1>
      {draft === null ? (
        <p className="lead">{t("lead")}</p>
      ) : (
        <>
          <RequestSummary locale={locale} draft={draft} />
          <p>
            <a href={bare ? paths.requests(locale) : paths.corrections(locale)}>{t("form.guide")}</a>
          </p>
        </>
      )}
      {draft === null ? (
        <>
          <Section id="safety" title={t("safety.title")} locale={locale}>
            <List texts={PARTS.safety.map((part) => t(`safety.${part}`, { count: ERASED_AFTER_DAYS }))} />
          </Section>
          <Section id="deciding" title={t("deciding.title")} locale={locale}>
            <List texts={PARTS.deciding.map((part) => t(`deciding.${part}`))} />
          </Section>
          <Section id="writing" title={t("writing.title")} locale={locale}>
            <List texts={PARTS.writing.map((part) => t(`writing.${part}`))} />
          </Section>
        </>
      ) : null}
      <Section id="form" title={t("form.title")} locale={locale}>
        <Way locale={locale} way={way} record={record} draft={draft} />
      </Section>
    </RequestFrame>
  );
}

function List({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="request-list">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Way({ locale, way, record, draft }: { locale: Locale; way: RequestWay; record: string; draft: RequestDraft | null }) {
  const t = translatorFor(locale, "requests");
  switch (way.by) {
    case "form":
      return <RequestForm locale={locale} stamp={way.stamp} record={record} draft={draft} />;
    case "link":
      return (
        <p>
          {t("form.elsewhere")} <a href={way.href}>{t("form.open")}</a>
        </p>
      );
    case "letter":
      return <p>{t("form.write")}</p>;
  }
}
