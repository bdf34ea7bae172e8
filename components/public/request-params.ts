/** What the addresses of the form for requests say, checked before anything draws it. */
import * as z from "zod";
import { slugSchema } from "@/lib/core/ids";
import { kindOfPlural, type Locale } from "@/lib/core/kinds";
import { referenceText } from "@/lib/core/requests";

type Search = Promise<Record<string, string | string[] | undefined>>;

const text = z.string().catch("");
const searchSchema = z.object({ about: text, draft: text, reference: text });

/** The address of the page that the reader came from, for the form's box; "" for anything else: no stranger writes into the form. */
export async function recordAsked(search: Search, locale: Locale): Promise<string> {
  const [plural = "", slug = "", ...rest] = searchSchema.parse(await search).about.split("/");
  return kindOfPlural(plural) !== null && slugSchema.safeParse(slug).success && rest.length === 0 ? `/${locale}/${plural}/${slug}` : "";
}

/** The name of a kept draft; the edge lets none in from outside. */
export async function draftAsked(search: Search): Promise<string> {
  return searchSchema.parse(await search).draft;
}

/** A request's reference as it is shown, or null. */
export async function referenceAsked(search: Search): Promise<string | null> {
  return referenceText(searchSchema.parse(await search).reference);
}
