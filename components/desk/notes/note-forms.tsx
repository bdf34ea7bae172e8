import { keepIdAt, keepSettings } from "@/components/desk/script-words";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { AccountId, NoteId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { askNoteExpungingAction, correctRecordNoteAction, declineNoteExpungingAction, expungeNoteAction, strikeRecordNoteAction, takeBackNoteExpungingAction, writeRecordNoteAction } from "@/lib/notes/actions";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type Writing = { locale: Locale; title: string; /** For whom the page is drawn. */ writer: AccountId; recordId: RecordId; unsent: (UnsentAsSeen & { fields: UnsentFields }) | null };

const ROWS = 5;

export function WriteNoteForm({ locale, title, writer, recordId, unsent }: Writing) {
  const t = translatorFor(locale, "notes");
  return (
    <Form action={writeRecordNoteAction} labels={formLabels(locale)} title={title} fields={{ text: t("text") }} keep={keepSettings(locale, { writer, address: paths.desk.notes(recordId), recordId, unsent })}>
      <input type="hidden" name="recordId" value={recordId} />
      {/* A browser may send what it checks to its maker. */}
      <TextArea name="text" hint={t("textHint")} rows={ROWS} spellCheck={false} />
      <p>
        <SubmitButton>{t("save")}</SubmitButton>
      </p>
    </Form>
  );
}

/** Drawn of a struck note too: what was typed to it before it was struck stands in it. */
export function CorrectNoteForm({ locale, title, writer, recordId, unsent, noteId, text }: Writing & { noteId: NoteId; text: string }) {
  const t = translatorFor(locale, "notes");
  return (
    <Form action={correctRecordNoteAction} labels={formLabels(locale)} title={title} scope="correct" fields={{ text: t("text") }} keep={keepSettings(locale, { writer, address: paths.desk.note(recordId, noteId), recordId, unsent })}>
      <input type="hidden" name="noteId" value={noteId} />
      <p>{t("correctHint")}</p>
      <TextArea name="text" rows={ROWS} defaultValue={text} spellCheck={false} />
      <p>
        <SubmitButton>{t("saveCorrection")}</SubmitButton>
      </p>
    </Form>
  );
}

export function StrikeNoteForm({ locale, title, noteId }: { locale: Locale; title: string; noteId: NoteId }) {
  const t = translatorFor(locale, "notes");
  return (
    <Form action={strikeRecordNoteAction} labels={formLabels(locale)} title={title} scope="strike" fields={{ confirmed: t("strikeConfirm") }}>
      <input type="hidden" name="noteId" value={noteId} />
      <p>{t("strikeHint")}</p>
      <Checkbox name="confirmed" value="yes" label={t("strikeConfirm")} />
      <p>
        <SubmitButton tone="danger">{t("strikeNow")}</SubmitButton>
      </p>
    </Form>
  );
}

type AboutWords = { locale: Locale; title: string; /** For whom the page is drawn. */ writer: AccountId; noteId: NoteId };

/** What is typed in these three is kept nowhere before it is sent: it may repeat what has to go. Pressed twice, it is said once. */
function OwnBoxes({ act, writer, noteId }: { act: "ask" | "expunge" | "decline" } & Pick<AboutWords, "writer" | "noteId">) {
  return (
    <>
      <input type="hidden" name="noteId" value={noteId} />
      <HiddenField name="unsentId" value={keepIdAt(`${act} ${noteId}`)} />
      <HiddenField name="unsentBy" value={writer} />
    </>
  );
}

export function AskExpungingForm({ locale, title, writer, noteId }: AboutWords) {
  const t = translatorFor(locale, "notes");
  return (
    <Form action={askNoteExpungingAction} labels={formLabels(locale)} title={title} scope="ask" fields={{ reason: t("erasing.reason") }}>
      <OwnBoxes act="ask" writer={writer} noteId={noteId} />
      <p>{t("erasing.askHint")}</p>
      <p>{t("erasing.earlier")}</p>
      <TextArea name="reason" hint={t("erasing.reasonHint")} rows={2} spellCheck={false} />
      <p>
        <SubmitButton tone="danger">{t("erasing.ask")}</SubmitButton>
      </p>
    </Form>
  );
}

/** Beneath the words that it is about. */
export function ExpungeNoteForm({ locale, title, writer, noteId }: AboutWords) {
  const t = translatorFor(locale, "notes");
  return (
    <Form action={expungeNoteAction} labels={formLabels(locale)} title={title} scope="expunge" fields={{ reason: t("erasing.reason"), confirmed: t("erasing.now") }}>
      <OwnBoxes act="expunge" writer={writer} noteId={noteId} />
      <p>{t("erasing.decideHint")}</p>
      <TextArea name="reason" hint={t("erasing.reasonHint")} rows={2} spellCheck={false} />
      <Checkbox name="confirmed" value="yes" label={t("erasing.confirm")} />
      <p>
        <SubmitButton tone="danger">{t("erasing.now")}</SubmitButton>
      </p>
    </Form>
  );
}

/** An editor keeps the words, or whoever asked takes it back. */
export function DeclineExpungingForm({ locale, title, writer, noteId, isMine }: AboutWords & { isMine: boolean }) {
  const t = translatorFor(locale, "notes");
  return (
    <Form action={isMine ? takeBackNoteExpungingAction : declineNoteExpungingAction} labels={formLabels(locale)} title={title} scope="decline" fields={{ reason: t("erasing.reason") }}>
      <OwnBoxes act="decline" writer={writer} noteId={noteId} />
      <p>{t("erasing.keepHint")}</p>
      <TextArea name="reason" hint={t("erasing.reasonHint")} rows={2} spellCheck={false} />
      <p>
        <SubmitButton tone="secondary">{t(isMine ? "erasing.takeBack" : "erasing.keep")}</SubmitButton>
      </p>
    </Form>
  );
}
