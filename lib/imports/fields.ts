/** What a column of an imported table may mean: the fields of a fact, one row each. Pure; may be in a browser. */
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { fieldsOfTemplate } from "@/lib/imports/kinds-of-row";
import { IMPORT_FIELDS, isImportField, type ImportField, type Template } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Without these no row can become a fact: whom, what, and who says so in which words. A source is told by one of three columns more; what else a row needs, its kind says. */
const NEEDED_FIELDS = ["person", "what", "exact"] as const satisfies readonly ImportField[];
const SOURCE_FIELDS = ["source", "source_title", "source_address"] as const satisfies readonly ImportField[];

/** What else people call them, folded: English and Chinese. The field's own name needs no entry, and what the page calls it has one already. */
const CALLED: Readonly<Record<ImportField, readonly string[]>> = {
  person: ["name", "detainee", "fullname", "姓名", "人物", "人员", "当事人", "被羁押者", "名字"],
  name_language: ["namelang", "languageofname", "姓名语言"],
  native_name: ["chinesename", "namechinese", "hanzi", "namehanzi", "nativescript", "中文名", "中文姓名", "本名", "汉字姓名"],
  native_language: ["nativelang", "script", "本名语言", "文字"],
  case: ["casenumber", "caseno", "案件", "案号", "案件序号"],
  event: ["eventkey", "sameevent", "事件", "同一事件"],
  what: ["stage", "kind", "eventkind", "eventtype", "type", "stageorkind", "阶段", "类型", "事件类型", "程序阶段"],
  date: ["when", "edtf", "eventdate", "day", "from", "since", "start", "startdate", "datefrom", "日期", "时间", "开始日期", "起始日期", "自"],
  date_printed: ["dateasprinted", "printeddate", "原文日期", "日期原文"],
  date_counted_from: ["countedfrom", "起算日"],
  public_date: ["dateinpublic", "公开日期"],
  end: ["until", "enddate", "dateto", "结束日期", "截止日期", "至"],
  end_printed: ["endasprinted", "结束日期原文"],
  end_counted_from: ["endcountedfrom", "结束日期推算起点"],
  practice: ["detentiontype", "formofdetention", "measure", "羁押方式", "强制措施", "措施"],
  place: ["location", "where", "city", "地点", "地方"],
  public_place: ["placeinpublic", "公开地点"],
  authority: ["bywhom", "responsibleauthority", "arrestingauthority", "经办机关", "办案机关", "办案单位", "执行机关"],
  to: ["lawyer", "organisation", "organization", "firm", "lawfirm", "employer", "律师", "机构", "单位", "律所", "律师事务所"],
  ended: ["howitended", "如何结束"],
  charge: ["crime", "offence", "offense", "罪名", "罪名条目"],
  text: ["description", "sentence", "summary", "whathappened", "内容", "描述", "经过", "一句话"],
  text_language: ["language", "textlang", "languageoftext", "语言", "内容语言"],
  modality: ["howsaid", "口径", "陈述方式"],
  certainty: ["confidence", "howsure", "确定程度", "可信度"],
  standing: ["howitstands", "成立与否"],
  speaker: ["saidby", "whosaysso", "发言者", "说话人"],
  source: ["sourceslug", "sourceid", "来源", "来源编号"],
  source_title: ["title", "sourcename", "headline", "来源标题", "标题"],
  source_publisher: ["publisher", "outlet", "media", "出版者", "媒体", "发布者"],
  source_address: ["url", "link", "sourceurl", "address", "webaddress", "网址", "链接", "来源网址"],
  source_archive: ["archive", "archiveurl", "copy", "存档", "存档网址"],
  source_date: ["published", "datepublished", "publicationdate", "sourcepublished", "来源日期", "发布日期"],
  source_date_printed: ["sourcedateasprinted", "来源日期原文"],
  source_language: ["sourcelang", "来源语言"],
  exact: ["quote", "quotation", "exactwords", "words", "引文", "原文", "原话"],
  locator: ["page", "paragraph", "页码", "位置"],
  visibility: ["public", "公开"],
  note: ["internalnote", "comment", "notes", "备注", "内部备注"],
};

/** A heading without what people write differently: case, spaces, signs, full-width forms. */
export function foldHeading(heading: string): string {
  return heading.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** As the page that asks for the columns' meaning calls a field: whole, and without what stands in brackets or behind a comma, which says what goes into it. */
function calledOnPage(field: ImportField): string[] {
  return LOCALES.flatMap((locale) => {
    const words = translatorFor(locale, "imports")(`field.${field}`);
    return [words, words.replace(/[(（;；,].*$/u, "")].map(foldHeading);
  });
}

// Others' words first: none of ours is hidden by one of them.
const BY_HEADING: ReadonlyMap<string, ImportField> = new Map([...IMPORT_FIELDS.flatMap((field) => [...CALLED[field], ...calledOnPage(field)].map((name): [string, ImportField] => [name, field])), ...IMPORT_FIELDS.map((field): [string, ImportField] => [foldHeading(field), field])]);
/** What something lasts from: beside one of these, "to" is when it was over, and no lawyer or organisation. */
const BEGINNINGS: ReadonlySet<string> = new Set(["from", "since", "start", "startdate", "datefrom"]);

/**
 * What each column may well mean: as the same person last read a column of that heading, else by its heading. No field is guessed twice: two columns of one
 * meaning are for a person to decide.
 * @param remembered folded heading → field, or "" where they left it out
 * @returns one entry per heading; "" where nothing is guessed
 */
export function guessMapping(headings: readonly string[], remembered: ReadonlyMap<string, string> = new Map()): (ImportField | "")[] {
  const taken = new Set<string>();
  const lasts = headings.some((heading) => BEGINNINGS.has(foldHeading(heading)));
  return headings.map((heading) => {
    const folded = foldHeading(heading);
    const before = remembered.get(folded);
    const field = before === undefined ? (lasts && folded === "to" ? "end" : (BY_HEADING.get(folded) ?? "")) : isImportField(before) ? before : "";
    if (field === "" || taken.has(field)) return "";
    taken.add(field);
    return field;
  });
}

/** Whether a heading is one that people give to a field: words of ours, and nobody's name. */
export function isKnownHeading(heading: string): boolean {
  return BY_HEADING.has(foldHeading(heading));
}

/** What a mapping lacks: fields without which no row can become a fact. `source` stands for any of the three ways to tell one. */
export function missingFields(mapping: readonly string[]): ImportField[] {
  const missing: ImportField[] = NEEDED_FIELDS.filter((field) => !mapping.includes(field));
  return SOURCE_FIELDS.some((field) => mapping.includes(field)) ? missing : [...missing, "source"];
}

/** The headings of a template to fill in: the fields' own names, in Chinese what people call them. Either is guessed back (guessMapping). */
export function templateHeadings(locale: Locale, template: Template): string[] {
  return fieldsOfTemplate(template).map((field) => (locale === "zh" ? (CALLED[field].find((name) => /\p{Script=Han}/u.test(name)) ?? field) : field));
}
