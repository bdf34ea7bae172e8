/** Who may do what with records that may be one, and with tables that bring many: a part of the table (table.ts). */
import type { Thing } from "./thing";

export const pair: Thing = {
  thing: "pair",
  title: "Two records of people",
  relations: { anybody: "looks at them" },
  states: ["published", "unpublished"],
  acts: [
    { action: "tellApartAction", does: "say that they are two people", from: "researcher", may: { anybody: ["published", "unpublished"] } },
    { action: "mergeAction", does: "propose to merge one into the other", from: "researcher", may: { anybody: ["published"] } },
  ],
  notes: [
    "`unpublished`: one of the two is a draft. Only records that both stand on the public site are merged.",
    "Proposing is handing a change in: somebody else publishes it (docs/decisions/036).",
  ],
};

export const merge: Thing = {
  thing: "merge",
  title: "A merge of two records",
  relations: { anybody: "proposed it, or did not" },
  states: ["proposed", "merged", "undone"],
  acts: [{ action: "unmergeAction", does: "propose to undo it", from: "researcher", may: { anybody: ["merged"] } }],
  notes: ["Whoever proposed it may propose its undoing too: somebody else publishes either."],
};

const IMPORT_STATES = ["read", "checked", "applied", "undone", "given_up"] as const;
export const imports: Thing = {
  thing: "import",
  title: "A table that somebody brought",
  relations: { importer: "brought it", other: "did not" },
  states: IMPORT_STATES,
  acts: [
    { action: "imports/[importId]/page.tsx", does: "see it", from: "researcher", may: { importer: IMPORT_STATES } },
    { action: "imports/[importId]/page.tsx", does: "see what came of it, as an editor", from: "editor", may: { other: ["applied", "undone"] } },
    { action: "checkImportAction", does: "say what its columns mean, and have it checked", from: "researcher", may: { importer: ["read", "checked"] } },
    { action: "decidePeopleAction", does: "say who its people are", from: "researcher", may: { importer: ["checked"] } },
    { action: "applyImportAction", does: "apply it as drafts", from: "researcher", may: { importer: ["checked"] } },
    { action: "submitImportAction", does: "hand in the drafts that it brought", from: "researcher", may: { importer: ["applied"] } },
    { action: "undoImportAction", does: "undo it", from: "researcher", may: { importer: ["applied"] } },
    { action: "giveUpImportAction", does: "give it up, with its rows", from: "researcher", may: { importer: ["read", "checked"] } },
  ],
  notes: [
    "What a table holds is its owner’s alone, whatever the role of whoever asks; an import of others does not exist for them. Once applied its rows are gone, and editors see which changes came of it.",
    "An undo takes back only what nobody has decided on and no colleague has written in.",
    "While it is being checked or applied it can only be given up (lib/imports/read-row.test.ts has every verb in those states too).",
  ],
};
