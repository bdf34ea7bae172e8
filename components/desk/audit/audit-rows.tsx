import { momentText } from "@/components/desk/accounts/moment";
import { AccountById, AuditDetails, IdBehind, RecordById } from "@/components/desk/audit/audit-details";
import type { MentionedRecord } from "@/components/desk/fact-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { NamesInLog } from "@/lib/audit/labels";
import { AUDIT_EVENTS, AUDIT_SUBJECTS } from "@/lib/audit/schema";
import { changeIdSchema, requestIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { labelled } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Entry = { seq: number; at: Date; event: string; by: string | null; byId: string | null; subjectKind: string; subjectId: string | null; detail: Readonly<Record<string, unknown>> };

/** Rows of the audit log, as cards: a table of ids has no room at 360 px. */
export function AuditRows({ locale, entries, names }: { locale: Locale; entries: readonly Entry[]; names: NamesInLog<MentionedRecord> }) {
  const t = translatorFor(locale, "workers");
  return (
    <DrawnOnce as="ol" aria-label={t("audit.table")} className="grid gap-4">
      {entries.map(({ seq, at, event, by, byId, subjectKind, subjectId, detail }) => {
        const known = AUDIT_EVENTS.find((each) => each === event);
        const subject = AUDIT_SUBJECTS.find((each) => each === subjectKind);
        return (
          <li key={seq} value={seq} className="border-s-2 border-rule ps-4">
            <p>
              <strong>{known === undefined ? event : t(`event.${known}`)}</strong> · {by ?? t("audit.nobody")}{byId !== null && byId !== by && <> <IdBehind id={byId} /></>}
            </p>
            <p className="text-small text-muted">
              {t("audit.row")} {seq} · <time dateTime={at.toISOString()}>{momentText(at, locale)}</time>
            </p>
            {subjectId !== null && (
              <p className="text-small wrap-anywhere">
                {labelled(locale, t("audit.about"), subject === undefined ? subjectKind : t(`audit.subject.${subject}`))} <Subject locale={locale} names={names} kind={subjectKind} id={subjectId} />
              </p>
            )}
            <AuditDetails locale={locale} names={names} detail={detail} />
          </li>
        );
      })}
    </DrawnOnce>
  );
}

/** What a row is about: a way there, if it has a page. */
function Subject({ locale, names, kind, id }: { locale: Locale; names: NamesInLog<MentionedRecord>; kind: string; id: string }) {
  if (kind === "record") return <RecordById locale={locale} names={names} id={id} />;
  if (kind === "account") return <AccountById names={names} id={id} />;
  const address = addressOf(kind, id);
  return address === null ? <code>{id}</code> : <a href={address}><code>{id}</code></a>;
}

function addressOf(kind: string, id: string): string | null {
  const change = kind === "change" ? changeIdSchema.safeParse(id).data : undefined;
  const request = kind === "request" ? requestIdSchema.safeParse(id).data : undefined;
  return change !== undefined ? paths.desk.change(change) : request !== undefined ? paths.desk.request(request) : null;
}
