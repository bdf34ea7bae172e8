import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** One field of what is on file. */
export type FiledField = { field: string; label: string; /** Null for nothing. */ text: string | null; lang?: string };

/** The fields in which two differ, in their order. A language that was mended without its words is a difference too. */
export function differing(before: readonly FiledField[], after: readonly FiledField[]): { label: string; before: FiledField; after: FiledField }[] {
  return after.flatMap((line, index) => {
    const old = before[index];
    return old === undefined || (old.text === line.text && old.lang === line.lang) ? [] : [{ label: line.label, before: old, after: line }];
  });
}

/** What stands beside what would stand, for whoever looks at it. */
export function Difference({ before, after, locale }: { before: readonly FiledField[]; after: readonly FiledField[]; locale: Locale }) {
  const t = translatorFor(locale, "proposals");
  return (
    <>
      <dl className="my-3 grid gap-3">
        {differing(before, after).map((line) => (
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

function Side({ label, line: { text, lang }, nothing }: { label: string; line: FiledField; nothing: string }) {
  return (
    <dd className="wrap-anywhere whitespace-pre-line">
      <span className="text-small text-muted">{label}: </span>
      {text === null ? nothing : <span lang={lang}>{text}</span>}
      {/* Words whose language alone was mended would look the same. */}
      {lang === undefined || text === null ? null : <span className="text-small text-muted"> ({lang})</span>}
    </dd>
  );
}

/** Fields that hold something, one below the other. */
export function Fields({ lines }: { lines: readonly FiledField[] }) {
  return (
    <dl className="mt-2 grid gap-2">
      {lines.map(({ field, label, text, lang }) =>
        text === null ? null : (
          <div key={field}>
            <dt className="text-small text-muted">{label}</dt>
            <dd lang={lang} className="wrap-anywhere whitespace-pre-line">
              {text}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
