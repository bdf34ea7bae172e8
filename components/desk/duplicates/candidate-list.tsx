import { AlikeList } from "@/components/desk/duplicates/alike-list";
import { OnRecord, type PersonShown } from "@/components/desk/duplicates/on-record";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { MOST_CANDIDATES, type AlikeNames } from "@/lib/duplicates/schema";
import { translatorFor } from "@/lib/messages/translate";

export type CandidateShown = PersonShown & { record: MentionedRecord & { id: RecordId; isNew: boolean; isWithdrawn: boolean }; alike: readonly AlikeNames[] };

/** People on record who may be the person that somebody is about to enter: why each was found, what is on record of each, and the way to add the case to them. */
export function CandidateList({ locale, candidates }: { locale: Locale; candidates: readonly CandidateShown[] }) {
  const t = translatorFor(locale, "duplicates");
  const desk = translatorFor(locale, "desk");
  return (
    <>
      {candidates.length >= MOST_CANDIDATES && <p className="mt-2">{t("check.most", { count: MOST_CANDIDATES })}</p>}
      <ul className="mt-4 grid gap-6">
        {candidates.map((candidate) => {
          const { record } = candidate;
          const title = recordTitle(record, locale);
          return (
            <li key={record.id} className="border-s-4 border-rule ps-4">
              <h3>
                <a href={paths.desk.record(record.id)} lang={title.lang}>
                  {title.text}
                </a>
              </h3>
              {record.isNew && <p className="text-small text-muted">{desk("record.notPublic")}</p>}
              {record.isWithdrawn && <p className="text-small text-muted">{desk("record.withdrawn")}</p>}
              <p className="mt-1 font-semibold">{t("why.title")}</p>
              <AlikeList locale={locale} alike={candidate.alike} />
              <OnRecord locale={locale} person={candidate} />
              {!record.isWithdrawn && (
                <p>
                  <a href={paths.desk.newCaseOf(record.id)} className="inline-flex min-h-11 items-center font-semibold">
                    {t("check.thisOne")}
                    <span className="sr-only">: {title.text}</span>
                  </a>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
