import { AlikeList } from "@/components/desk/duplicates/alike-list";
import { OnRecord, type PersonShown } from "@/components/desk/duplicates/on-record";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { RecordId } from "@/lib/core/ids";
import { labelled, withCommas } from "@/lib/core/languages";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { AlikeNames, SharedTrait } from "@/lib/duplicates/schema";
import { translatorFor } from "@/lib/messages/translate";

export type PersonOfAPair = PersonShown & { record: MentionedRecord & { id: RecordId; isNew: boolean; isWithdrawn: boolean } };
export type PairShown = { one: PersonOfAPair; other: PersonOfAPair; alike: readonly AlikeNames[]; traits: readonly SharedTrait[]; score: number };

/** Pairs, each with why and how much speaks for it, and the way to decide. */
export function PairList({ locale, pairs }: { locale: Locale; pairs: readonly PairShown[] }) {
  const t = translatorFor(locale, "duplicates");
  return (
    <ul className="mt-4 grid gap-8">
      {pairs.map(({ one, other, alike, traits, score }) => (
        <li key={`${one.record.id} ${other.record.id}`} className="border-s-4 border-rule ps-4">
          <h3>
            <NameOf person={one} locale={locale} /> · <NameOf person={other} locale={locale} />
          </h3>
          <p>{t("list.score", { score })}</p>
          <AlikeList locale={locale} alike={alike} traits={traits} />
          <SideBySide locale={locale} one={one} other={other} />
          <p>
            <a href={paths.desk.compareTwo(one.record.id, other.record.id)} className="inline-flex min-h-11 items-center font-semibold">
              {t("list.compare")}
              <span className="sr-only">{labelled(locale, "", withCommas(locale, recordTitle(one.record, locale).text, recordTitle(other.record, locale).text))}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

function NameOf({ person, locale }: { person: PersonOfAPair; locale: Locale }) {
  const { text, lang } = recordTitle(person.record, locale);
  return <span lang={lang}>{text}</span>;
}

/** What is on record of each of two, beside each other. */
export function SideBySide({ locale, one, other }: { locale: Locale; one: PersonOfAPair; other: PersonOfAPair }) {
  const t = translatorFor(locale, "desk");
  return (
    <div className="mt-3 grid gap-4 sm:grid-cols-2">
      {[one, other].map((person) => (
        <div key={person.record.id}>
          <p>
            <a href={paths.desk.record(person.record.id)} className="inline-flex min-h-11 items-center">
              <NameOf person={person} locale={locale} />
            </a>
          </p>
          {person.record.isNew && <p className="text-small text-muted">{t("record.notPublic")}</p>}
          {person.record.isWithdrawn && <p className="text-small text-muted">{t("record.withdrawn")}</p>}
          <OnRecord locale={locale} person={person} />
        </div>
      ))}
    </div>
  );
}
