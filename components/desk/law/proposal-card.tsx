import { dayText } from "@/components/desk/accounts/moment";
import { DecideForms } from "@/components/desk/law/decide-forms";
import { differingLines, type LawLine } from "@/components/desk/law/law-lines";
import { Card, VersionWhole } from "@/components/desk/law/version-card";
import { lawTitle } from "@/components/public/law-words";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import type { LawOnFile } from "@/lib/law/schema";
import { translatorFor } from "@/lib/messages/translate";
import type { LawVersion } from "@/lib/vocabulary/law";

/** What is proposed, of which version. */
export function proposedTitle({ act, version, replaces }: Pick<LawOnFile, "act" | "version" | "replaces">, locale: Locale): string {
  return translatorFor(locale, "law")(`proposed.${act}`, { version: lawTitle(replaces ?? version, locale) });
}

/** A proposal that waits: what would stand beside what stands, by whom and why, and what this person may do with it. */
export function ProposalCard({ filed, locale, title, writer }: { filed: LawOnFile; locale: Locale; title: string; writer: AccountId }) {
  const t = translatorFor(locale, "law");
  const { id, act, version, replaces, reason, proposed, may } = filed;
  return (
    <Card>
      <h3 className="mb-1">{proposedTitle(filed, locale)}</h3>
      {proposed !== null && <p className="text-small text-muted">{t("proposedBy", { name: proposed.by, day: dayText(proposed.at, locale) })}</p>}
      {reason !== null && <p className="whitespace-pre-line">{t("why", { reason })}</p>}
      {replaces === null || act === "withdraw" ? <VersionWhole version={version} locale={locale} /> : <Difference before={replaces} after={version} locale={locale} />}
      <DecideForms locale={locale} title={title} writer={writer} lawId={id} may={may} />
    </Card>
  );
}

function Difference({ before, after, locale }: { before: LawVersion; after: LawVersion; locale: Locale }) {
  const t = translatorFor(locale, "law");
  return (
    <>
      <dl className="my-3 grid gap-3">
        {differingLines(before, after, locale).map((line) => (
          <div key={line.label} className="border-t border-rule pt-2">
            <dt className="font-semibold">{line.label}</dt>
            <Side label={t("before")} line={line.before} nothing={t("nothing")} />
            <Side label={t("after")} line={line.after} nothing={t("nothing")} />
          </div>
        ))}
      </dl>
      <p className="text-muted">{t("same")}</p>
    </>
  );
}

function Side({ label, line: { text, lang }, nothing }: { label: string; line: LawLine; nothing: string }) {
  return (
    <dd className="wrap-anywhere whitespace-pre-line">
      <span className="text-small text-muted">{label}: </span>
      {text === null ? nothing : <span lang={lang}>{text}</span>}
      {/* Words whose language alone was mended would look the same. */}
      {lang === undefined || text === null ? null : <span className="text-small text-muted"> ({lang})</span>}
    </dd>
  );
}

/** A line of the history: what was done or proposed, and what became of it. */
export function FiledLine({ filed, locale }: { filed: LawOnFile; locale: Locale }) {
  const t = translatorFor(locale, "law");
  const { state, version, reason, proposed, decided } = filed;
  return (
    <Card>
      <p className="font-semibold">
        {state === "shipped" ? lawTitle(version, locale) : proposedTitle(filed, locale)} · {t(`state.${state}`)}
      </p>
      {proposed !== null && <p className="text-small text-muted">{t("proposedBy", { name: proposed.by, day: dayText(proposed.at, locale) })}</p>}
      {decided !== null && state !== "shipped" && state !== "proposed" && (
        <p className="text-small text-muted">
          {t(`decided.${state}`, { name: decided.by, day: dayText(decided.at, locale), note: decided.note ?? "" })} {state === "approved" && decided.alone ? t("changed.alone") : null}
        </p>
      )}
      {reason !== null && <p className="whitespace-pre-line">{t("why", { reason })}</p>}
      <details>
        <summary className="min-h-11 cursor-pointer py-2">
          {lawTitle(version, locale)}
          <span className="sr-only">: {t("field")}</span>
        </summary>
        <VersionWhole version={version} locale={locale} />
      </details>
    </Card>
  );
}
