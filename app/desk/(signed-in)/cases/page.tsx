import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { FindPerson } from "@/components/desk/find-person";
import { PeopleResults } from "@/components/desk/people-results";
import { requireActor } from "@/lib/accounts/require-actor";
import { findPeople } from "@/lib/cases/queries/find-people";
import { translatorFor } from "@/lib/messages/translate";

const searchSchema = z.object({ q: z.string().max(200).catch("").default("") });

/** Finds a person on record, drafts included, by a name in any script. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const text = searchSchema.parse(await searchParams).q.trim();
  return (
    <DeskPage locale={locale} title={translatorFor(locale, "desk")("find.title")} crumbs={[]}>
      <FindPerson locale={locale} text={text} />
      <PeopleResults locale={locale} text={text} people={await findPeople(actor, text)} />
    </DeskPage>
  );
}
