import { MissedLines } from "@/components/desk/advocacy/missed-lines";
import { PutOnList, type Candidate } from "@/components/desk/advocacy/list-people";
import { FindPerson } from "@/components/desk/find-person";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { addPeopleAction } from "@/lib/advocacy/actions";
import type { AccountId, ListId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type AddPeopleProps = { locale: Locale; title: string; listId: ListId; writer: AccountId; text: string; found: { people: readonly Candidate[]; total: number } | null };

/** The two ways onto a list: by name, in any script, and by the addresses of profiles. */
export function AddPeople({ locale, title, listId, writer, text, found }: AddPeopleProps) {
  const t = translatorFor(locale, "advocacy");
  const about = { locale, title, listId };
  return (
    <section aria-labelledby="add" className="mb-10 border-t border-rule pt-5">
      <h2 id="add">{t("list.add")}</h2>
      <FindPerson locale={locale} label={t("list.byName")} text={text} to={paths.desk.list(listId)} />
      {found !== null && (
        <section aria-labelledby="found" className="mt-5">
          <h4 id="found" className="mb-3 font-semibold">{t("list.found", { text, count: found.total })}</h4>
          {found.people.length < found.total && <p className="mb-3 text-muted">{t("list.foundMore", { shown: found.people.length, count: found.total })}</p>}
          {found.people.length === 0 ? <p>{t("list.none")}</p> : <PutOnList {...about} scope="found" people={found.people} button={t("list.addOne")} />}
        </section>
      )}
      <h3 className="mt-8 mb-3">{t("list.byAddress")}</h3>
      <Form action={addPeopleAction} labels={formLabels(locale)} title={title} scope="paste" fields={{ addresses: t("list.addresses") }}>
        <input type="hidden" name="listId" value={listId} />
        <HiddenField name="unsentBy" value={writer} />
        <TextArea name="addresses" rows={4} hint={t("list.addressesHint", { example: paths.record(locale, "person", "…") })} spellCheck={false} />
        <MissedLines words={{ one: t("list.missed", { lines: "{lines}" }), many: t("list.missedMore", { lines: "{lines}" }) }} />
        <p>
          <SubmitButton tone="secondary">{t("list.addThese")}</SubmitButton>
        </p>
      </Form>
    </section>
  );
}
