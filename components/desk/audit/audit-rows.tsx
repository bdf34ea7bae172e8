import { momentText } from "@/components/desk/accounts/moment";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { AUDIT_EVENTS, AUDIT_SUBJECTS } from "@/lib/audit/schema";
import { accountIdSchema, changeIdSchema, recordIdSchema, requestIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { labelled } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Entry = { seq: number; at: Date; event: string; by: string | null; subjectKind: string; subjectId: string | null; detail: Readonly<Record<string, unknown>> };

/** Where what a row is about can be looked at; null for what has no page. */
function addressOf({ subjectKind, subjectId }: Entry): string | null {
  if (subjectId === null) return null;
  if (subjectKind === "record") return paths.desk.record(recordIdSchema.parse(subjectId));
  if (subjectKind === "change") return paths.desk.change(changeIdSchema.parse(subjectId));
  if (subjectKind === "account") return paths.desk.colleague(accountIdSchema.parse(subjectId));
  if (subjectKind === "request") return paths.desk.request(requestIdSchema.parse(subjectId));
  return null;
}

/** Rows of the audit log, as cards: a table of ids has no room at 360 px. */
export function AuditRows({ locale, entries }: { locale: Locale; entries: readonly Entry[] }) {
  const t = translatorFor(locale, "workers");
  return (
    <DrawnOnce as="ol" aria-label={t("audit.table")} className="grid gap-4">
      {entries.map((entry) => {
        const { seq, at, event, by, subjectKind, subjectId, detail } = entry;
        const address = addressOf(entry);
        const known = AUDIT_EVENTS.find((each) => each === event);
        const subject = AUDIT_SUBJECTS.find((each) => each === subjectKind);
        const details = Object.entries(detail);
        return (
          <li key={seq} value={seq} className="border-s-2 border-rule ps-4">
            <p>
              <strong>{known === undefined ? event : t(`event.${known}`)}</strong> · {by ?? t("audit.nobody")}
            </p>
            <p className="text-small text-muted">
              {t("audit.row")} {seq} · <time dateTime={at.toISOString()}>{momentText(at, locale)}</time>
            </p>
            {subjectId !== null && (
              <p className="text-small wrap-anywhere">
                {labelled(locale, t("audit.about"), subject === undefined ? subjectKind : t(`audit.subject.${subject}`))} {address === null ? <code>{subjectId}</code> : <a href={address}><code>{subjectId}</code></a>}
              </p>
            )}
            {details.length > 0 && (
              <p className="text-small wrap-anywhere">
                {labelled(locale, t("audit.detail"), "")}<code>{details.map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`).join(" ")}</code>
              </p>
            )}
          </li>
        );
      })}
    </DrawnOnce>
  );
}
