import type { ReactNode } from "react";
import { KeptNameForm } from "@/components/desk/advocacy/kept-name-form";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { PublicLink } from "@/components/public/public-link";
import { deleteSearchAction, renameSearchAction } from "@/lib/advocacy/actions";
import type { AccountId, SavedSearchId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

export type ShownSearch = {
  id: SavedSearchId;
  name: string;
  /** The public page that shows it; null where it can no longer be read, as `answers` is then. */
  address: string | null;
  answers: number | null | "uncounted";
  /** What is asked, in words. */
  asked: string;
};

/** One's saved searches: each the way to its public page, with how much answers now. */
export function SearchRows({ locale, searches, empty, children }: { locale: Locale; searches: readonly ShownSearch[]; empty: string; /** What stands beneath each. */ children?: (search: ShownSearch) => ReactNode }) {
  const t = translatorFor(locale, "advocacy");
  if (searches.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ul className="grid gap-4">
      {searches.map((search) => (
        <li key={search.id} className="min-w-0 border-s-4 border-rule ps-4">
          {search.address === null ? (
            <p className="text-lead font-semibold">{search.name}</p>
          ) : (
            <PublicLink to={search.address} className="text-lead font-semibold">
              {search.name}
            </PublicLink>
          )}
          <p className="text-small text-muted">
            {search.asked}
            {search.answers !== null && ` · ${search.answers === "uncounted" ? t("searches.uncounted") : t("searches.answers", { count: search.answers })}`}
          </p>
          {search.address === null && <p>{t("searches.unreadable")}</p>}
          {children?.(search)}
        </li>
      ))}
    </ul>
  );
}

/** Renames a saved search, or lets it go. */
export function ChangeSearch({ locale, title, search: { id, name }, writer }: { locale: Locale; title: string; search: ShownSearch; writer: AccountId }) {
  const t = translatorFor(locale, "advocacy");
  return (
    <details className="mt-1">
      <summary className="min-h-11 cursor-pointer py-2">
        {t("searches.change")}
        <span className="sr-only">: {name}</span>
      </summary>
      <div className="grid gap-6 pb-2">
        <KeptNameForm action={renameSearchAction} labels={formLabels(locale)} title={title} scope={`rename-${id}`} writer={writer} about={["searchId", id]} label={t("searches.name")} name={name} button={t("searches.rename")} tone="secondary" />
        <Form action={deleteSearchAction} labels={formLabels(locale)} title={title} scope={`delete-${id}`} fields={{ confirmed: t("searches.deleteConfirm", { name }) }}>
          <input type="hidden" name="searchId" value={id} />
          <p>{t("searches.deleteHint")}</p>
          <Checkbox name="confirmed" label={t("searches.deleteConfirm", { name })} />
          <p>
            <SubmitButton tone="danger">{t("searches.delete")}</SubmitButton>
          </p>
        </Form>
      </div>
    </details>
  );
}
