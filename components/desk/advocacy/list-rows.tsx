import { dayText } from "@/components/desk/accounts/moment";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { restoreListAction } from "@/lib/advocacy/actions";
import type { ListStanding } from "@/lib/advocacy/policy";
import { KEPT_AFTER_DAYS } from "@/lib/advocacy/schema";
import type { ListId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Row = { id: ListId; name: string; standing: ListStanding; owner: string; sharedWith: number | null; people: number };

/** Lists, each with how many stand on it today, whose it is, and what one may do there. */
export function ListRows({ locale, lists, empty }: { locale: Locale; lists: readonly Row[]; empty: string }) {
  const t = translatorFor(locale, "advocacy");
  if (lists.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <DrawnOnce as="ul" className="grid gap-3">
      {lists.map((list) => (
        <li key={list.id} className="min-w-0 border-s-4 border-rule ps-4">
          <a href={paths.desk.list(list.id)} className="text-lead font-semibold">
            {list.name}
          </a>
          <p className="text-small text-muted">{[t("lists.people", { count: list.people }), ...whose(list, locale)].join(" · ")}</p>
        </li>
      ))}
    </DrawnOnce>
  );
}

function whose({ standing, owner, sharedWith }: Row, locale: Locale): string[] {
  const t = translatorFor(locale, "advocacy");
  if (sharedWith !== null) return [sharedWith === 0 ? t("lists.yours") : t("lists.sharedWith", { count: sharedWith })];
  return [t("lists.of", { name: owner }), t(standing === "writer" ? "lists.mayWrite" : "lists.mayRead")];
}

/** One's own lists that were deleted and can be put back. */
export function DeletedLists({ locale, title, lists }: { locale: Locale; title: string; lists: readonly { id: ListId; name: string; deletedAt: Date }[] }) {
  const t = translatorFor(locale, "advocacy");
  if (lists.length === 0) return null;
  return (
    <section aria-labelledby="deleted" className="mt-10">
      <h2 id="deleted">{t("lists.deleted")}</h2>
      <p className="mb-3 text-muted">{t("lists.deletedHint", { days: KEPT_AFTER_DAYS })}</p>
      <ul className="grid gap-3">
        {lists.map(({ id, name, deletedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-s-4 border-rule ps-4">
            <span>
              {name} <span className="text-small text-muted">{t("lists.deletedOn", { day: dayText(deletedAt, locale) })}</span>
            </span>
            <Form action={restoreListAction} labels={formLabels(locale)} title={title} scope={`restore-${id}`} className="">
              <input type="hidden" name="listId" value={id} />
              <SubmitButton tone="secondary">
                {t("lists.restore")}
                <span className="sr-only">: {name}</span>
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
