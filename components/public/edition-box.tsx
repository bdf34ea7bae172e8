import { paths } from "@/lib/core/paths";
import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import type { Edition } from "@/lib/editions/edition";
import { translatorFor } from "@/lib/messages/translate";
import { HonestDateText } from "./honest-date-text";
import { editionReason } from "@/lib/editions/edition-reason";
import { publicHref } from "@/lib/editions/site";
import { Remark } from "./remark";

/** Which edition this is: number, day, why it was made, its hash and its JSON; and the way to the others. @param json where it is as data, if not at the record's own address */
export function EditionBox({ edition: { entry }, locale, json }: { edition: Pick<Edition, "entry">; locale: Locale; json?: string }) {
  const t = translatorFor(locale, "public");
  const tEditions = translatorFor(locale, "editions");
  const editions = paths.editions(locale, entry.kind, entry.slug);
  return (
    <section aria-labelledby="edition-heading" className="edition-box">
      <h2 id="edition-heading">{t("edition.title", { number: entry.number })}</h2>
      <dl>
        <div>
          <dt>{t("edition.date")}</dt>
          <dd>
            <HonestDateText edtf={entry.publishedOn} locale={locale} />
          </dd>
        </div>
        <div>
          <dt>{t("edition.reason")}</dt>
          <dd>
            {editionReason(entry, locale)}
            {entry.publicNote === null ? null : <>: <Remark text={entry.publicNote} locale={locale} /></>}
          </dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd>
            <code>{entry.sha256}</code>
          </dd>
        </div>
        <div>
          <dt>{t("edition.data")}</dt>
          <dd>
            <a href={publicHref(json ?? paths.api(KIND_PLURAL[entry.kind], entry.slug))} type="application/json">
              JSON
            </a>
          </dd>
        </div>
        <div>
          <dt>{tEditions("box.more")}</dt>
          <dd className="link-row">
            <a href={publicHref(editions)}>{tEditions("box.all")}</a>
            <a href={publicHref(`${editions}#verify`)}>{tEditions("box.verify")}</a>
            <a href={publicHref(`${paths.edition(locale, entry.kind, entry.slug, entry.number)}#cite`)}>{tEditions("box.cite")}</a>
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Where a record was seeded, or its edition published by its own author, its page says at its top that nobody, or nobody else, reviewed it. */
export function SeededNotice({ edition: { entry }, locale }: { edition: Pick<Edition, "entry">; locale: Locale }) {
  if (entry.reason !== "seeded" && !entry.alone) return null;
  return (
    <p className="notice">
      <span aria-hidden="true">○</span> {entry.alone ? translatorFor(locale, "consent")("alone.notice") : translatorFor(locale, "public")("edition.seeded")}
    </p>
  );
}
