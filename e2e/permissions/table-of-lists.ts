/** Who may do what with what advocates keep: a part of the table (table.ts). */
import type { Thing } from "./thing";

const IN_USE = { owner: ["in_use"] } as const;
const BY_WRITERS = { owner: ["in_use"], writer: ["in_use"] } as const;
const BY_READERS = { ...BY_WRITERS, reader: ["in_use"] } as const;
export const lists: Thing = {
  thing: "list",
  title: "A list of people that somebody keeps",
  relations: { owner: "owns it", writer: "was let say who is on it", reader: "was let read it", other: "was not named on it" },
  states: ["in_use", "deleted"],
  acts: [
    { action: "lists/[listId]/page.tsx", does: "read it, with its dossier, also as PDF", from: "advocate", may: BY_READERS },
    { action: "addPersonAction", does: "put a person on it, or back on it", from: "advocate", may: BY_WRITERS },
    { action: "addPeopleAction", does: "put people on it by the addresses of their profiles", from: "advocate", may: BY_WRITERS },
    { action: "moveEntryAction", does: "change the order", from: "advocate", may: BY_WRITERS },
    { action: "removeEntryAction", does: "take a person off it", from: "advocate", may: BY_WRITERS },
    { action: "writeNoteAction", does: "write one’s own note on somebody on it", from: "advocate", may: BY_READERS },
    { action: "renameListAction", does: "give it another name", from: "advocate", may: IN_USE },
    { action: "shareListAction", does: "let a colleague see it", from: "advocate", may: IN_USE },
    { action: "unshareListAction", does: "take a colleague off it", from: "advocate", may: IN_USE },
    { action: "deleteListAction", does: "delete it", from: "advocate", may: IN_USE },
    { action: "restoreListAction", does: "put it back", from: "advocate", may: { owner: ["deleted"] } },
  ],
  notes: [
    "No role sees a list, an admin’s neither: only its owner and whom the owner named. To everybody else it does not exist (docs/decisions/042).",
    "Whoever sees somebody else’s list may take themselves off it (`unshareListAction`; lib/advocacy/lists.db.test.ts).",
    "A note is read and written by whoever wrote it, and by nobody else: there is no row for another’s, since no form and no query names one.",
  ],
};

export const savedSearches: Thing = {
  thing: "search",
  title: "A saved search",
  relations: { owner: "saved it", other: "did not" },
  states: ["saved"],
  acts: [
    { action: "renameSearchAction", does: "give it another name", from: "advocate", may: { owner: ["saved"] } },
    { action: "deleteSearchAction", does: "let it go", from: "advocate", may: { owner: ["saved"] } },
  ],
  notes: [],
};
