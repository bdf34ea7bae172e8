import "server-only";
import { cache } from "react";
import { localeOfAddress } from "@/lib/accounts/return-address";
import { ADDRESS_HEADER } from "@/lib/accounts/require-actor";
import { currentActor } from "@/lib/accounts/session";
import type { Locale } from "@/lib/core/kinds";
import { preferredLocale, requestHeader } from "@/lib/platform/request";

/**
 * The language of a page of the desk: the account's; before sign-in the one that the address asks for (`?lang=zh`), else the one
 * that the browser does. Throws as `currentActor` when the database is away.
 */
export const deskLocale: () => Promise<Locale> = cache(async () => {
  const actor = await currentActor();
  return actor?.locale ?? localeOfAddress(await requestHeader(ADDRESS_HEADER)) ?? preferredLocale(await requestHeader("accept-language"));
});
