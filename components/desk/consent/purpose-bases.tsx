import { WithdrawBasisForm } from "@/components/desk/consent/basis-forms";
import { MergesAlong, type MergeShown } from "@/components/desk/duplicates/merge-notice";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { AccountId, BasisId, RecordId } from "@/lib/core/ids";
import type { Basis, Locale, Purpose } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** One basis as it was recorded; days are ISO days. */
type BasisOnFile = {
  id: BasisId;
  purpose: Purpose;
  basis: Basis;
  agreed: { by: string; how: string; on: string; askedBy: string } | null;
  source: MentionedRecord | null;
  note: string | null;
  recordedBy: string;
  recordedOn: string;
  withdrawn: { by: string; on: string; how: string } | null;
  /** The record that went into this one, where it was recorded for that. */
  of: MentionedRecord | null;
};

type PurposeBasesProps = { locale: Locale; title: string; writer: AccountId; personId: RecordId; /** Whether it is about to be withdrawn: the forms for that stand open. */ isOver: boolean; /** The merges that stand by which others went into the record, or it into another one. */ along: readonly MergeShown[]; purpose: Purpose; bases: readonly BasisOnFile[]; /** Whether anything may be published for it now. */ stands: boolean; /** What is public now that needs it, in words. */ told: string };

/** What stands for one purpose, what is public on it, and how to write down that it was withdrawn; then what was withdrawn before. */
export function PurposeBases({ locale, title, writer, personId, isOver, along, purpose, bases, stands, told }: PurposeBasesProps) {
  const t = translatorFor(locale, "consent");
  const mine = bases.filter((each) => each.purpose === purpose);
  const standing = mine.filter(({ withdrawn }) => withdrawn === null);
  return (
    <section aria-labelledby={`for-${purpose}`} className="mb-8 border-t border-rule pt-4">
      <h3 id={`for-${purpose}`} className="mb-2">
        {t(`purpose.${purpose}`)}
      </h3>
      <p className="mb-2 text-muted">{told}</p>
      {!stands && <p>{t(standing.some(({ of }) => of === null) ? "mergedWithdrawn" : "none")}</p>}
      {isOver && standing.length > 0 && <MergesAlong locale={locale} merges={along} basis />}
      {standing.map((each) => (
        <div key={each.id} className="mb-4 border-s-4 border-rule ps-4">
          <BasisLines locale={locale} basis={each} />
          {isOver && <WithdrawBasisForm locale={locale} title={title} writer={writer} basisId={each.id} purpose={purpose} />}
        </div>
      ))}
      {standing.length > 0 && !isOver && (
        <p>
          <a href={`${paths.desk.basis(personId, purpose)}#for-${purpose}`} className="inline-flex min-h-11 items-center">
            {t("withdraw")}
            <span className="sr-only">: {t(`purpose.${purpose}`)}</span>
          </a>
        </p>
      )}
      <ul className="grid gap-2">
        {mine.map(({ id, withdrawn, basis, of }) =>
          withdrawn === null ? null : (
            <li key={id}>
              {t("wasWithdrawn", { purpose: t(`purpose.${purpose}`), basis: t(`basis.${basis}`), day: formatHonestDate(withdrawn.on, locale), name: withdrawn.by })} {withdrawn.how} {of !== null && t("ofMerged", { name: recordTitle(of, locale).text })}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

function BasisLines({ locale, basis: { basis, agreed, source, note, recordedBy, recordedOn, of } }: { locale: Locale; basis: BasisOnFile }) {
  const t = translatorFor(locale, "consent");
  const named = source === null ? null : recordTitle(source, locale);
  return (
    <>
      {of !== null && <p>{t("ofMerged", { name: recordTitle(of, locale).text })}</p>}
      <p>{t("stands", { basis: t(`basis.${basis}`), name: recordedBy, day: formatHonestDate(recordedOn, locale) })}</p>
      {agreed !== null && <p>{t("agreed", { who: agreed.by, how: agreed.how, day: formatHonestDate(agreed.on, locale), asked: agreed.askedBy })}</p>}
      {named !== null && <p>{t("restsOn", { source: named.text })}</p>}
      {note !== null && <p>{note}</p>}
    </>
  );
}
