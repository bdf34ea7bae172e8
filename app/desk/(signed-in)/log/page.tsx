import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { PeopleResults } from "@/components/desk/people-results";
import { PersonPicker } from "@/components/desk/person-picker";
import { pickerWords } from "@/components/desk/script-words";
import { requireActor } from "@/lib/accounts/require-actor";
import { findPeople } from "@/lib/cases/queries/find-people";
import { roleAtLeast } from "@/lib/core/actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const searchSchema = z.object({ q: z.string().max(200).catch("").default("") });

/** Log an update, first step: the person, by a name in any script, and the case. The form itself stands at the case. */
export default async function LogPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const text = searchSchema.parse(await searchParams).q.trim();
  const logging = translatorFor(locale, "logging");
  return (
    <DeskPage locale={locale} title={logging("title")} crumbs={[]}>
      <p>{logging("hint")}</p>
      <PersonPicker id="q" to={paths.desk.log()} askAt={paths.desk.suggestPeople()} text={text} words={pickerWords(locale)} />
      <PeopleResults locale={locale} text={text} people={await findPeople(actor, text)} />
    </DeskPage>
  );
}
