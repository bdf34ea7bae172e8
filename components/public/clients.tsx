import { DONE_TO_LAWYERS, type Clients, type Representing } from "@/lib/editions/custody";
import { affirmedValues } from "@/lib/editions/affirmed";
import { paths } from "@/lib/core/paths";
import type { Slug } from "@/lib/core/ids";
import { publicHref } from "@/lib/editions/site";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut, Mark } from "./how-put";
import { RecordLink } from "./record-link";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;

/** Whom somebody defended, in a row of a list, with what was done to them for it. Sources are on the page of the lawyer. */
export function ClientsLine({ lawyer, shown, more, view }: Clients & { lawyer: Slug; view: Shown }) {
  const t = translatorFor(view.locale, "custody");
  const clients = [...new Set(shown.map(({ client }) => client))];
  return (
    <p className="relation">
      {t("lawyers.defended")}{" "}
      {clients.map((client, position) => (
        <span key={client.body.id}>
          {position === 0 ? null : t("lawyers.separator")}
          <RecordLink edition={client} view={view} />
          <DoneTo rows={shown.filter((row) => row.client === client)} locale={view.locale} />
        </span>
      ))}
      {more === 0 ? null : (
        <>
          {t("lawyers.separator")}
          <a href={publicHref(`${paths.record(view.locale, "person", lawyer)}#clients`)}>{t("lawyers.more", { count: more })}</a>
        </>
      )}
    </p>
  );
}

/** Each ending that was done to the lawyer, once, with how surely it is put. */
function DoneTo({ rows, locale }: { rows: readonly Representing[]; locale: View["locale"] }) {
  const endings = affirmedValues(rows.flatMap(({ readings }) => readings), ({ ended }) => ended ?? "").flatMap(({ reading: { ended }, mark }) => (ended === null || !DONE_TO_LAWYERS.includes(ended) ? [] : [{ ended, mark }]));
  return endings.map(({ ended, mark }) => (
    <span key={ended}>
      {" "}
      <Mark shape="▲" tone="caution">
        {translatorFor(locale, "custody")(`ended.${ended}`)}
      </Mark>
      {mark === null ? null : <> <HowPut how={mark} locale={locale} /></>}
    </span>
  ));
}
