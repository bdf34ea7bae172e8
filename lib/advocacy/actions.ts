"use server";

import { defineAction } from "@/lib/accounts/define-action";
import { addPeople } from "@/lib/advocacy/commands/add-people";
import { addPerson } from "@/lib/advocacy/commands/add-person";
import { deleteList } from "@/lib/advocacy/commands/delete-list";
import { deleteSearch } from "@/lib/advocacy/commands/delete-search";
import { makeList } from "@/lib/advocacy/commands/make-list";
import { moveEntry } from "@/lib/advocacy/commands/move-entry";
import { removeEntry } from "@/lib/advocacy/commands/remove-entry";
import { renameList } from "@/lib/advocacy/commands/rename-list";
import { renameSearch } from "@/lib/advocacy/commands/rename-search";
import { restoreList } from "@/lib/advocacy/commands/restore-list";
import { saveSearch } from "@/lib/advocacy/commands/save-search";
import { shareList } from "@/lib/advocacy/commands/share-list";
import { unshareList } from "@/lib/advocacy/commands/unshare-list";
import { writeNote } from "@/lib/advocacy/commands/write-note";
import {
  addPeopleSchema, addPersonSchema, deleteListSchema, deleteSearchSchema, makeListSchema, moveEntrySchema, removeEntrySchema, renameListSchema, renameSearchSchema, restoreListSchema,
  saveSearchSchema, shareListSchema, unshareListSchema, writeNoteSchema,
} from "@/lib/advocacy/schema";
import { paths } from "@/lib/core/paths";

export const saveSearchAction = defineAction({ isPrivate: true, name: "search.save", input: saveSearchSchema, run: saveSearch, redirectTo: () => paths.desk.searches() });
export const renameSearchAction = defineAction({ isPrivate: true, name: "search.rename", input: renameSearchSchema, run: renameSearch, redirectTo: () => paths.desk.searches() });
export const deleteSearchAction = defineAction({ isPrivate: true, name: "search.delete", input: deleteSearchSchema, run: deleteSearch, redirectTo: () => paths.desk.searches() });
export const makeListAction = defineAction({ isPrivate: true, name: "list.make", input: makeListSchema, run: makeList, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const renameListAction = defineAction({ isPrivate: true, name: "list.rename", input: renameListSchema, run: renameList, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const deleteListAction = defineAction({ isPrivate: true, name: "list.delete", input: deleteListSchema, run: deleteList, redirectTo: () => paths.desk.lists() });
export const restoreListAction = defineAction({ isPrivate: true, name: "list.restore", input: restoreListSchema, run: restoreList, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const shareListAction = defineAction({ isPrivate: true, name: "list.share", input: shareListSchema, run: shareList, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const unshareListAction = defineAction({ isPrivate: true, name: "list.unshare", input: unshareListSchema, run: unshareList, redirectTo: ({ listId }) => (listId === null ? paths.desk.lists() : paths.desk.list(listId)) });
export const addPersonAction = defineAction({ isPrivate: true, name: "list.add_person", input: addPersonSchema, run: addPerson, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const addPeopleAction = defineAction({ isPrivate: true, name: "list.add_people", input: addPeopleSchema, run: addPeople, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const moveEntryAction = defineAction({ isPrivate: true, name: "list.move_entry", input: moveEntrySchema, run: moveEntry, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const removeEntryAction = defineAction({ isPrivate: true, name: "list.remove_entry", input: removeEntrySchema, run: removeEntry, redirectTo: ({ listId }) => paths.desk.list(listId) });
export const writeNoteAction = defineAction({ isPrivate: true, name: "list.write_note", input: writeNoteSchema, run: writeNote, redirectTo: ({ listId, entryId }) => paths.desk.entry(listId, entryId) });
