import { formClasses } from "@/components/forms/form-classes";
import type { AccountId } from "@/lib/core/ids";
import { RECORD_KINDS, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Chosen = { kind?: string | undefined; claim?: string | undefined; author?: string | undefined };
type QueueFilterProps = { locale: Locale; chosen: Chosen; authors: readonly { accountId: AccountId; displayName: string }[] };

/** The filters of the review queue: a plain GET form, whose address can be kept. */
export function QueueFilter({ locale, chosen, authors }: QueueFilterProps) {
  const t = translatorFor(locale, "reviewing");
  const words = translatorFor(locale, "words");
  const lists = [
    { name: "kind", label: t("queue.kind"), options: RECORD_KINDS.map((kind) => ({ value: kind, label: words(`recordKind.${kind}`) })), value: chosen.kind },
    { name: "claim", label: t("queue.claim"), options: (["mine", "claimed", "unclaimed"] as const).map((claim) => ({ value: claim, label: t(`queue.${claim}`) })), value: chosen.claim },
    { name: "author", label: t("queue.author"), options: authors.map(({ accountId, displayName }) => ({ value: accountId, label: displayName })), value: chosen.author },
  ];
  return (
    <form action={paths.desk.review()} method="get" aria-label={t("queue.filter")} className="mb-8 flex flex-wrap items-end gap-4 border border-rule p-4">
      {lists.map(({ name, label, options, value }) => (
        <div key={name} className="grid grow basis-40 gap-1">
          <label htmlFor={name} className={formClasses.label}>{label}</label>
          <select id={name} name={name} defaultValue={value ?? ""} className={formClasses.control}>
            <option value="">{t("queue.any")}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>{option.label}</option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" className={formClasses.secondary}>{t("queue.apply")}</button>
      {lists.some(({ value }) => value !== undefined) && <a href={paths.desk.review()} className="inline-flex min-h-11 items-center">{t("queue.clear")}</a>}
    </form>
  );
}
