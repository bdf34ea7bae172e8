"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { correctRecordNote } from "@/lib/notes/commands/correct-record-note";
import { strikeRecordNote } from "@/lib/notes/commands/strike-record-note";
import { writeRecordNote } from "@/lib/notes/commands/write-record-note";
import { correctRecordNoteSchema, strikeRecordNoteSchema, writeRecordNoteSchema } from "@/lib/notes/schema";

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
