import { momentText } from "@/components/desk/accounts/moment";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { ListedExport, ListedImport } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

const ITEM = "min-w-0 border-s-4 border-rule ps-4";

/** Tables that one brought, each a link to what became of it; by the minute, since one day may bring several. */
export function ImportList({ locale, imports }: { locale: Locale; imports: readonly ListedImport[] }) {
  const t = translatorFor(locale, "imports");
  if (imports.length === 0) return <p className="text-muted">{t("list.none")}</p>;
  return (
    <DrawnOnce as="ul" className="grid gap-2">
      {imports.map(({ id, state, createdAt, rowCount }) => (
        <li key={id} className={ITEM}>
          <a href={paths.desk.import(id)} className="inline-flex min-h-11 items-center font-semibold">{t("list.one", { moment: momentText(createdAt, locale) })}</a>
          <p className="text-muted">{t("list.rows", { count: rowCount })} · {t(`state.${state}`)}</p>
        </li>
      ))}
    </DrawnOnce>
  );
}

/** What one took along, as it is on file: of what, how much and when. The file itself is kept nowhere. */
export function ExportList({ locale, exports }: { locale: Locale; exports: readonly ListedExport[] }) {
  const t = translatorFor(locale, "imports");
  if (exports.length === 0) return <p className="text-muted">{t("export.none")}</p>;
  return (
    <DrawnOnce as="ul" className="grid gap-2">
      {exports.map(({ seq, at, what, scope, format, rows }) => (
        <li key={seq} className={ITEM}>
          <p className="font-semibold">{t(`export.${what}`)}</p>
          <p className="text-muted">{t(`export.${scope}`)} · {t("list.rows", { count: rows })} · {format === "jsonl" ? "JSON Lines" : format.toUpperCase()} · {momentText(at, locale)}</p>
        </li>
      ))}
    </DrawnOnce>
  );
}
