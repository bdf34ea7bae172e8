import { dayText, momentText } from "@/components/desk/accounts/moment";
import { CloseInTime } from "@/components/desk/sealed/close-in-time";
import { EraseForm, NameForm, ReadForm, RemoveForm } from "@/components/desk/sealed/sealed-forms";
import { formClasses } from "@/components/forms/form-classes";
import type { AccountId, SealedId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { READING_MINUTES } from "@/lib/sealed/schema";

type Named = { accountId: AccountId; name: string };
type SealedCardProps = {
  locale: Locale;
  title: string;
  number: number;
  /** The page itself, with nothing open. */
  address: string;
  /** Colleagues who are not named on it yet. */
  others: readonly Named[];
  identity: {
    id: SealedId;
    sealedBy: string;
    sealedAt: Date;
    readers: readonly (Named & { isSelf: boolean })[];
    readings: readonly { id: string; by: string; at: Date }[];
    words: { state: "closed" } | { state: "open"; words: string } | { state: "lost" };
  };
};

/** One sealed identity as somebody who is named on it sees it. */
export function SealedCard({ locale, title, number, address, others, identity }: SealedCardProps) {
  const t = translatorFor(locale, "sealed");
  const { id, words, readers, readings } = identity;
  const form = { locale, title, identityId: id };
  return (
    <section aria-labelledby={`identity-${number}`} className="mb-10 grid gap-6 border-t border-rule pt-5">
      <div>
        <h2 id={`identity-${number}`}>{t("heading", { number })}</h2>
        <p className="text-small text-muted">{t("sealedOn", { name: identity.sealedBy, day: dayText(identity.sealedAt, locale) })}</p>
      </div>
      {words.state === "open" ? (
        <div role="status" className={`${formClasses.status} grid gap-3`}>
          <CloseInTime address={address} minutes={READING_MINUTES} />
          <h3>{t("wordsShown")}</h3>
          <p className="whitespace-pre-line break-words">{words.words}</p>
          <p className="text-small">{t("wordsUntil")}</p>
          <p>
            <a href={address} className="inline-flex min-h-11 items-center font-semibold">
              {t("close")}
            </a>
          </p>
        </div>
      ) : words.state === "lost" ? (
        <p className="border-s-4 border-caution ps-3">{t("lost")}</p>
      ) : (
        <ReadForm {...form} />
      )}
      <div>
        <h3 className="mb-2">{t("readers")}</h3>
        <ul className="grid gap-2">
          {readers.map(({ accountId, name, isSelf }) => (
            <li key={accountId} className="flex flex-wrap items-center gap-x-4">
              <span>{isSelf ? t("self", { name }) : name}</span>
              {readers.length > 1 && <RemoveForm {...form} accountId={accountId} label={isSelf ? t("removeSelf") : t("remove", { name })} />}
            </li>
          ))}
        </ul>
      </div>
      {others.length > 0 && <NameForm {...form} others={others} />}
      <div>
        <h3 className="mb-2">{t("readings")}</h3>
        {readings.length === 0 ? (
          <p className="text-muted">{t("noReadings")}</p>
        ) : (
          <ul>
            {readings.map((reading) => (
              <li key={reading.id}>{t("reading", { name: reading.by, moment: momentText(reading.at, locale) })}</li>
            ))}
          </ul>
        )}
      </div>
      <EraseForm {...form} />
    </section>
  );
}
