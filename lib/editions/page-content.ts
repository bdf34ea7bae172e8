import type { ReactNode } from "react";
import type { RecordId } from "@/lib/core/ids";
import type { RecordKind } from "@/lib/core/kinds";
import type { Edition, EditionLookup, EditionOf } from "@/lib/editions/edition";
import type { ListedPerson } from "@/lib/editions/head";
import type { PastEntry } from "@/lib/editions/past-edition";
import type { PeopleSearch } from "@/lib/editions/search/params";
import type { Laws } from "@/lib/vocabulary/law";

/** Everything that the page of one record draws: read by its public page, and put together by the desk's preview. */
export type RecordPageContent<K extends RecordKind> = {
  edition: EditionOf<K>;
  /** Standing records that point to this one or cite it. */
  mentioning: Edition[];
  /** Statements that point to this record, or to a statement, a person or an organisation that does. */
  statements: EditionOf<"statement">[];
  /** Every standing record that the above point to. */
  lookup: EditionLookup;
  /** The law on each practice that these hold. */
  laws: Laws;
  /** What comes straight after the skip link, above the page: the desk's word that it is a preview. */
  first?: ReactNode;
};

/** A list of people on a page: the first of them, how many there are, and the search that has them all. */
export type PeopleThere = { people: readonly ListedPerson[]; total: number; search: PeopleSearch };

/** The edition of the dataset that the numbers of a page are of (lib/editions/queries/dataset-pages.ts). */
export type PageDataset = { publication: string; day: string } | null;

/** The page of a record of any kind as it would stand once an edition of it were published (lib/editions/queries/read-preview.ts). */
export type PreviewContent = Omit<RecordPageContent<RecordKind>, "edition"> & {
  edition: Edition;
  inEvents: EditionOf<"person">[];
  isCut: boolean;
  editions: PastEntry[];
  dataset: PageDataset;
  /** How many facts stand in all; 0 where the page does not say it. */
  total: number;
  /** How many of the records that point to it are drawn, where there are more than that. */
  cutAt: number | null;
  /** Ids that the proposed edition mentions and that the public would not see: what hangs on them alone is not drawn. */
  unseen: RecordId[];
};
