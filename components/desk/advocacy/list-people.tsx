import type { ReactNode } from "react";
import { PeopleRows } from "@/components/desk/advocacy/people-rows";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { addPersonAction, moveEntryAction } from "@/lib/advocacy/actions";
import type { EntryId, ListId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { labelled } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

export type ShownEntry = {
  id: EntryId;
  personId: RecordId;
  /** What the person is called, and the same as the way to their profile. */
  name: ReactNode;
  person: ReactNode;
  note: { words: string | null } | null;
};
type AboutList = { locale: Locale; title: string; listId: ListId };

/** Letters of a note that a list shows of it. */
const SHOWN_LETTERS = 160;

/** Who is on a list, in its order, each with one's own note. One form moves them, with two buttons for each. */
export function ListPeople({ locale, title, listId, people, mayWrite }: AboutList & { people: readonly ShownEntry[]; mayWrite: boolean }) {
  const t = translatorFor(locale, "advocacy");
  if (people.length === 0) return <p className="text-muted">{t(mayWrite ? "list.empty" : "list.emptyReader")}</p>;
  const rows = (
    <PeopleRows
      words={{ open: t(mayWrite ? "list.open" : "list.openReader"), up: t("list.up"), down: t("list.down") }}
      people={people.map(({ id, name, person, note }) => ({ id, href: paths.desk.entry(listId, id), name, shown: <Shown key={id} locale={locale} person={person} note={note} /> }))}
      mayMove={mayWrite}
    />
  );
  if (!mayWrite || people.length === 1) return rows;
  return (
    <Form action={moveEntryAction} labels={formLabels(locale)} title={title} scope="move" className="">
      <input type="hidden" name="listId" value={listId} />
      {rows}
    </Form>
  );
}

function Shown({ locale, person, note }: { locale: Locale } & Pick<ShownEntry, "person" | "note">) {
  return (
    <DrawnOnce>
      <div>{person}</div>
      {note !== null && <OwnNote locale={locale} words={note.words} />}
    </DrawnOnce>
  );
}

function OwnNote({ locale, words }: { locale: Locale; words: string | null }) {
  const t = translatorFor(locale, "advocacy");
  if (words === null) return <p className="border-s-4 border-caution ps-3">{t("list.noteLost")}</p>;
  const letters = [...words];
  return (
    <p className="border-s-4 border-accent ps-3 whitespace-pre-line">
      <span className="text-small text-muted">{labelled(locale, t("list.note"), "")}</span>
      {letters.length > SHOWN_LETTERS ? `${letters.slice(0, SHOWN_LETTERS).join("")}…` : words}
    </p>
  );
}

export type Candidate = { personId: RecordId; name: ReactNode; person: ReactNode; isThere: boolean };

/** People each with the button that puts them on the list, or back on it: one form for all of them. */
export function PutOnList({ locale, title, listId, scope, people, button }: AboutList & { scope: string; people: readonly Candidate[]; button: string }) {
  const t = translatorFor(locale, "advocacy");
  return (
    <Form action={addPersonAction} labels={formLabels(locale)} title={title} scope={scope} className="">
      <input type="hidden" name="listId" value={listId} />
      <ul className="grid gap-4">
        {people.map(({ personId, name, person, isThere }) => (
          <li key={personId} className="min-w-0 border-s-4 border-rule ps-4">
            <DrawnOnce>{person}</DrawnOnce>
            {isThere ? (
              <p className="text-muted">{t("list.there")}</p>
            ) : (
              <SubmitButton tone="secondary" name="personId" value={personId}>
                {button}
                <span className="sr-only">: {name}</span>
              </SubmitButton>
            )}
          </li>
        ))}
      </ul>
    </Form>
  );
}
