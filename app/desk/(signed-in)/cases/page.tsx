import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { FindPerson } from "@/components/desk/find-person";
import { FoundPeople } from "@/components/desk/found-people";
import { requireActor } from "@/lib/accounts/require-actor";
import { findPeople } from "@/lib/cases/queries/find-people";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const searchSchema = z.object({ q: z.string().max(200).catch("").default("") });

/** Finds a person on record, drafts included, by a name in any script. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const { q } = searchSchema.parse(await searchParams);
  const text = q.trim();
  const people = await findPeople(actor, text);
  const t = translatorFor(locale, "desk");
  return (
    <DeskPage locale={locale} title={t("find.title")} crumbs={[]}>
      <FindPerson locale={locale} text={text} />
      {text !== "" && (
        <section aria-labelledby="results" className="mt-8">
          <h2 id="results">
            {t("find.results", { count: people.length, text })}
          </h2>
          {people.length === 0 && <p className="mt-2">{t("find.none")}</p>}
          <FoundPeople locale={locale} people={people} />
          <p className="mt-6">
            <a href={`${paths.desk.newCase()}?q=${encodeURIComponent(text)}`} className="inline-flex min-h-11 items-center">
              {t("find.addInstead")}
            </a>
          </p>
        </section>
      )}
    </DeskPage>
  );
}
