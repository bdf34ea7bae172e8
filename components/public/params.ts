/** What a public address says, checked before anything reads it. */
import * as z from "zod";
import { edtfSchema } from "@/lib/core/honest-date";
import { kindOfPlural, LOCALES, type Locale, type RecordKind } from "@/lib/core/kinds";
import { slugSchema } from "@/lib/core/ids";
import { pageSchema } from "@/lib/editions/search/parameters";

const localeSchema = z.enum(LOCALES);

/** The language of an address, and whether it is one of ours; an unknown one is answered in English. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<{ locale: Locale; known: boolean }> {
  const parsed = localeSchema.safeParse((await params).locale);
  return parsed.success ? { locale: parsed.data, known: true } : { locale: "en", known: false };
}

/** Language and slug of a record's page; `slug` is null where no record can have such an address. */
export async function recordAddress(params: Promise<{ locale: string; slug: string }>): Promise<{ locale: Locale; slug: string | null }> {
  const { locale, known } = await localeOf(params);
  const slug = slugSchema.safeParse((await params).slug);
  return { locale, slug: known && slug.success ? slug.data : null };
}

const listSearchSchema = z.object({ after: slugSchema.nullable().catch(null) });

/** Where a list continues; a value that cannot be is the first page. */
export async function afterOf(search: Promise<Record<string, string | string[] | undefined>>): Promise<string | null> {
  return listSearchSchema.parse({ after: (await search).after ?? null }).after;
}

/** Which of numbered pages an address asks for; what is no number is the first. */
export function pageIn(text: unknown): number {
  return pageSchema.catch(1).parse(text);
}

const EDITION_NUMBER = /^[1-9][0-9]{0,8}$/u;

/** An edition's number as an address carries it, or null. */
export function editionNumberOf(text: unknown): number | null {
  return typeof text === "string" && EDITION_NUMBER.test(text) ? Number(text) : null;
}

/** Language, kind and slug of what lies below a record's page, whatever its kind; `kind` is null where no record can have such an address. */
export async function belowRecord(params: Promise<{ locale: string; kind: string; slug: string }>): Promise<{ locale: Locale; kind: RecordKind | null; slug: string }> {
  const { locale, slug } = await recordAddress(params);
  return { locale, kind: slug === null ? null : kindOfPlural((await params).kind), slug: slug ?? "" };
}

/** A day as an address carries it; null where it is none, or outside of the years that this site can name (lib/core/honest-date.ts). */
export function dayIn(text: unknown): string | null {
  const day = z.iso.date().safeParse(text);
  return day.success && edtfSchema.safeParse(day.data).success ? day.data : null;
}

/** What the address of a record's file names: its language, its kind (null: none of ours) and the last part of its page's address. */
export async function fileAddress(params: Promise<{ locale: string; kind: string; slug: string }>): Promise<{ locale: Locale; kind: RecordKind | null; slug: string }> {
  const { kind, slug } = await params;
  return { locale: (await localeOf(params)).locale, kind: kindOfPlural(kind), slug };
}
