import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { FindRecords } from "@/components/desk/find-records";
import { requireActor } from "@/lib/accounts/require-actor";
import { findRecords } from "@/lib/cases/queries/find-records";
import { newRecordKindSchema } from "@/lib/cases/schema/record";
import { roleAtLeast } from "@/lib/core/actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const searchSchema = z.object({ kind: newRecordKindSchema.catch("statement").default("statement"), q: z.string().max(200).catch("").default("") });
const MOST_LISTED = 50;

/** Finds a record that is no person, by kind and name, drafts included; the newest without a name. From here new ones are begun. */
export default async function RecordsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const { kind, q } = searchSchema.parse(await searchParams);
  const records = await findRecords(actor, { kinds: [kind], text: q, most: MOST_LISTED });
  const t = translatorFor(locale, "glossary");
  const words = translatorFor(locale, "words");
  const desk = translatorFor(locale, "desk");
  return (
    <DeskPage locale={locale} title={t("records.title")} crumbs={[]}>
      <FindRecords locale={locale} kinds={newRecordKindSchema.options} kind={kind} text={q.trim()} />
      <section aria-labelledby="found" className="mt-8">
        <h2 id="found">{q.trim() === "" ? t("records.newest", { what: words(`recordKinds.${kind}`) }) : t("records.found", { count: records.length })}</h2>
        <p className="mt-2">
          <a href={paths.desk.newRecord(kind)} className="inline-flex min-h-11 items-center font-semibold">
            {t("new.link", { what: words(`recordKind.${kind}`) })}
          </a>
        </p>
        {records.length === 0 && <p className="text-muted">{t("records.none")}</p>}
        <ul className="mt-3 grid gap-2">
          {records.map((record) => {
            const title = recordTitle(record, locale);
            return (
              <li key={record.id} className="border-s-4 border-rule ps-4">
                <a href={paths.desk.record(record.id)} lang={title.lang} className="inline-flex min-h-11 items-center font-semibold">
                  {title.text}
                </a>
                {record.isNew && <span className="ms-3 text-small text-muted">{desk("record.notPublic")}</span>}
                {record.isWithdrawn && <span className="ms-3 text-small text-muted">{desk("record.withdrawn")}</span>}
              </li>
            );
          })}
        </ul>
      </section>
    </DeskPage>
  );
}
