"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { askExpunging } from "@/lib/notes/commands/ask-expunging";
import { correctRecordNote } from "@/lib/notes/commands/correct-record-note";
import { declineExpunging, expungeNote, takeBackExpunging } from "@/lib/notes/commands/decide-expunging";
import { strikeRecordNote } from "@/lib/notes/commands/strike-record-note";
import { writeRecordNote } from "@/lib/notes/commands/write-record-note";
import { askExpungingSchema, correctRecordNoteSchema, declineExpungingSchema, expungeNoteSchema, strikeRecordNoteSchema, writeRecordNoteSchema } from "@/lib/notes/schema";

export const writeRecordNoteAction = defineAction({
  name: "note.write",
  input: writeRecordNoteSchema,
  run: writeRecordNote,
  redirectTo: ({ recordId }) => paths.desk.notesOnFile(recordId),
});

export const correctRecordNoteAction = defineAction({
  name: "note.correct",
  input: correctRecordNoteSchema,
  run: correctRecordNote,
  redirectTo: ({ recordId }) => paths.desk.notesOnFile(recordId),
});

export const strikeRecordNoteAction = defineAction({
  name: "note.strike",
  input: strikeRecordNoteSchema,
  run: strikeRecordNote,
  redirectTo: ({ recordId }) => paths.desk.notesOnFile(recordId),
});

export const askNoteExpungingAction = defineAction({
  name: "note.ask_expunging",
  input: askExpungingSchema,
  run: askExpunging,
  redirectTo: ({ recordId }) => paths.desk.notesList(recordId),
});

export const expungeNoteAction = defineAction({
  name: "note.expunge",
  input: expungeNoteSchema,
  run: expungeNote,
  redirectTo: ({ recordId }) => paths.desk.notesList(recordId),
});

export const declineNoteExpungingAction = defineAction({
  name: "note.decline_expunging",
  input: declineExpungingSchema,
  run: declineExpunging,
  redirectTo: ({ recordId }) => paths.desk.notesList(recordId),
});

export const takeBackNoteExpungingAction = defineAction({
  name: "note.take_back_expunging",
  input: declineExpungingSchema,
  run: takeBackExpunging,
  redirectTo: ({ recordId }) => paths.desk.notesList(recordId),
});
