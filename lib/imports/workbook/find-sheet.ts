/** Which parts of an archive are the workbook's, and which of them the sheet that is meant. */
import path from "node:path/posix";
import { invalid } from "@/lib/core/errors";
import { unescaped, walkXml } from "@/lib/imports/workbook/xml";
import { brokenWorkbook, type Archive } from "@/lib/imports/workbook/zip";

export type Workbook = {
  /** Names of parts; null where it has none. */
  part: string;
  strings: string | null;
  styles: string | null;
  /** Which tab it is, counted from 1, of how many that are shown. */
  number: number;
  count: number;
  /** Its days are counted from 1904, as programs for the Macintosh did. */
  isFrom1904: boolean;
};

const CONTENT_TYPES = "[Content_Types].xml";
const ROOT = "_rels/.rels";
/** Of a workbook and of a template for one, without macros and not in binary. */
const WORKBOOK_TYPES = /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)\.main\+xml$/u;
const MACRO_TYPES = /macroEnabled|vbaProject|macrosheet/iu;
const MACRO_PARTS = /(?:^|\/)(?:vbaproject\.bin$|macrosheets\/)/u;

/**
 * @param asked name or number of a sheet; null for the first that is shown
 * @throws AppError invalid, at `table` for what is no workbook or has macros; at `sheet` where none that is shown is meant
 */
export function findSheet(archive: Archive, asked: string | null): Workbook {
  const book = findWorkbook(archive);
  const parts = relationsOf(archive, book);
  const { sheets, isFrom1904 } = tabsOf(archive.read(book));
  const shown = sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }));
  const isTable = ({ relation }: { relation: string }) => parts.get(relation)?.type === "worksheet";
  const chosen = asked === null ? shown.find(isTable) : (shown.find(({ name }) => name.toLowerCase() === asked.toLowerCase()) ?? shown.find(({ number }) => String(number) === asked));
  if (chosen === undefined || !isTable(chosen)) throw asked === null ? invalid({ table: ["tableEmpty"] }) : invalid({ sheet: ["workbookNoSheet"] });
  const only = (type: string) => [...parts.values()].find((part) => part.type === type)?.target ?? null;
  return { part: parts.get(chosen.relation)?.target ?? "", strings: only("sharedStrings"), styles: only("styles"), number: chosen.number, count: shown.length, isFrom1904 };
}

/** The name of the workbook's own part. */
function findWorkbook(archive: Archive): string {
  if ([...archive.names].some((name) => MACRO_PARTS.test(name))) throw invalid({ table: ["workbookMacros"] });
  if (!archive.names.has(CONTENT_TYPES.toLowerCase()) || !archive.names.has(ROOT)) throw invalid({ table: ["workbookOther"] });
  const [byPart, byEnding] = [new Map<string, string>(), new Map<string, string>()];
  walkXml(archive.read(CONTENT_TYPES), {
    open: (name, attribute) => {
      const type = attribute("ContentType") ?? "";
      if (name === "Override") byPart.set((attribute("PartName") ?? "").replace(/^\//u, "").toLowerCase(), type);
      if (name === "Default") byEnding.set((attribute("Extension") ?? "").toLowerCase(), type);
    },
  });
  const book = [...relationsOf(archive, "").values()].find(({ type }) => type === "officeDocument")?.target;
  const type = book === undefined ? "" : (byPart.get(book) ?? byEnding.get(path.extname(book).slice(1)) ?? "");
  // Every part's type: one that is called a picture may be a program.
  if (!/\.binary\./u.test(type) && [...byPart.values(), ...byEnding.values()].some((each) => MACRO_TYPES.test(each))) throw invalid({ table: ["workbookMacros"] });
  if (book === undefined || !WORKBOOK_TYPES.test(type)) throw invalid({ table: ["workbookOther"] });
  return book;
}

/** What a part points to inside the archive, by the names it calls it by; `type` is the last word of the kind's address, which differs between the standard's two editions. */
function relationsOf(archive: Archive, from: string): Map<string, { type: string; target: string }> {
  const name = path.join(path.dirname(from), "_rels", `${path.basename(from)}.rels`);
  const relations = new Map<string, { type: string; target: string }>();
  walkXml(archive.read(name), {
    open: (element, attribute) => {
      if (element !== "Relationship" || attribute("TargetMode") === "External") return;
      const target = path.resolve("/", path.dirname(from), attribute("Target") ?? "").slice(1).toLowerCase();
      relations.set(attribute("Id") ?? "", { type: path.basename(attribute("Type") ?? ""), target });
    },
  });
  return relations;
}

function tabsOf(xml: string): { sheets: { name: string; relation: string }[]; isFrom1904: boolean } {
  const sheets: { name: string; relation: string }[] = [];
  let isFrom1904 = false;
  walkXml(xml, {
    open: (element, attribute) => {
      if (element === "workbookPr") isFrom1904 = /^(?:1|true)$/u.test(attribute("date1904") ?? "");
      // A hidden sheet is not what somebody looked at who brings the workbook.
      if (element === "sheet" && !/^(?:veryHidden|hidden)$/u.test(attribute("state") ?? "")) sheets.push({ name: unescaped(attribute("name") ?? ""), relation: attribute("id") ?? "" });
    },
  });
  if (sheets.some(({ relation }) => relation === "")) throw brokenWorkbook();
  return { sheets, isFrom1904 };
}
