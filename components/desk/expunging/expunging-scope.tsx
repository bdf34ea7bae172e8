import { StillNamed, type StillNamedRecords } from "@/components/desk/still-named";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { ExpungingScope } from "@/lib/expunging/schema";
import { translatorFor } from "@/lib/messages/translate";

const LINES = ["records", "facts", "citations", "editions", "versions", "changes", "comments", "notes", "bases", "checks", "sources", "unsent", "rows", "requests"] as const;

/** What goes with a record, counted; what stays; and what is beyond reach. What there is none of has no line. */
export function ExpungingScopeList({ locale, scope, stillNamed }: { locale: Locale; scope: ExpungingScope; stillNamed: StillNamedRecords }) {
  const t = translatorFor(locale, "expunging");
  return (
    <>
      <section aria-labelledby="goes" className="mb-8">
        <h2 id="goes" className="mb-3">{t("goes")}</h2>
        <ul className="list-disc ps-5">
          {LINES.filter((line) => scope[line] > (line === "records" ? 1 : 0)).map((line) => (
            <li key={line}>{t(`counts.${line}`, { count: scope[line] })}</li>
          ))}
        </ul>
        <p className="mt-3">{t("alsoGoes")}</p>
      </section>
      <section aria-labelledby="stays" className="mb-8">
        <h2 id="stays" className="mb-3">{t("stays")}</h2>
        <p>{t("staysList")}</p>
        <p className="mt-3">{t("beyond")}</p>
      </section>
      <StillNamed locale={locale} found={stillNamed} level={2} />
      {scope.requestsOpen > 0 && (
        <p className="mb-6 border-2 border-danger p-4">
          {t("requestsOpen", { count: scope.requestsOpen })}{" "}
          <a href={paths.desk.requests()} className="inline-flex min-h-11 items-center">
            {t("requestsLink")}
          </a>
        </p>
      )}
    </>
  );
}
