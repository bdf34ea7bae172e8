import { momentText } from "@/components/desk/accounts/moment";
import { SeenNote } from "@/components/desk/advocacy/seen-note";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { removeEntryAction, writeNoteAction } from "@/lib/advocacy/actions";
import { KEPT_AFTER_DAYS } from "@/lib/advocacy/schema";
import type { AccountId, EntryId, ListId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type AboutEntry = { locale: Locale; title: string; listId: ListId; entryId: EntryId };

/** One's own note on somebody on a list. It keeps nothing on the server before it is sent: a copy of it would stand unsealed in the database. */
export function NoteForm({ locale, title, listId, entryId, writer, note }: AboutEntry & { writer: AccountId; note: { words: string | null; writtenAt: Date } | null }) {
  const t = translatorFor(locale, "advocacy");
  return (
    <Form action={writeNoteAction} labels={formLabels(locale)} title={title} scope="note" fields={{ words: t("entry.words") }}>
      <HiddenField name="listId" value={listId} />
      <HiddenField name="entryId" value={entryId} />
      <HiddenField name="unsentBy" value={writer} />
      <SeenNote seen={note === null ? "" : note.writtenAt.toISOString()} other={t("entry.other")} />
      {note?.words === null && <p className="border-s-4 border-caution ps-3">{t("list.noteLost")}</p>}
      {/* A browser may send what it checks to its maker. */}
      <TextArea name="words" rows={6} optional hint={t("entry.wordsHint")} defaultValue={note?.words ?? ""} spellCheck={false} />
      {note !== null && <p className="text-small text-muted">{t("entry.written", { moment: momentText(note.writtenAt, locale) })}</p>}
      <p>
        <SubmitButton>{t("entry.save")}</SubmitButton>
      </p>
    </Form>
  );
}

export function RemoveEntryForm({ locale, title, listId, entryId }: AboutEntry) {
  const t = translatorFor(locale, "advocacy");
  return (
    <Form action={removeEntryAction} labels={formLabels(locale)} title={title} scope="remove" fields={{ confirmed: t("entry.removeConfirm") }}>
      <input type="hidden" name="listId" value={listId} />
      <input type="hidden" name="entryId" value={entryId} />
      <p>{t("entry.removeHint", { days: KEPT_AFTER_DAYS })}</p>
      <Checkbox name="confirmed" label={t("entry.removeConfirm")} />
      <p>
        <SubmitButton tone="danger">{t("entry.remove")}</SubmitButton>
      </p>
    </Form>
  );
}
