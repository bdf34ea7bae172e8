/** The address of a profile, as somebody copies it: whole, or from its first slash on; of a part of it, an edition of it, or its data too. Pure. */
import { slugSchema, type Slug } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";

const PROFILE = new RegExp(`^/(?:${LOCALES.join("|")}|api/v1)/people/([^/]+)(?:/.*)?$`, "u");

/** @returns the last part of the profile's own address; null for what is none. Only what follows the host is read, since a site may be reached under several names. */
export function profileOf(address: string): Slug | null {
  const url = URL.parse(address.trim(), "https://site.invalid");
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  return slugSchema.safeParse(PROFILE.exec(url.pathname)?.[1]).data ?? null;
}
