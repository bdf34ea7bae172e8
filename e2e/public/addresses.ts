import type { APIRequestContext } from "@playwright/test";

const PLURALS = ["people", "practices", "statements", "countries", "organisations", "sources"] as const;
const LISTS = ["", "/people", "/lawyers", "/practices", "/statements", "/countries", "/organisations", "/sources", "/updates", "/about", "/corrections"] as const;

type Page = { items: { slug: string }[]; next: string | null };

/** What lies below each record's page. */
const BELOW = ["", "/editions", "/editions/1"] as const;

/** Every public page that exists now: the lists, and each record that the API lists with its editions, in both languages. */
export async function everyPublicPage(request: APIRequestContext): Promise<string[]> {
  const addresses: string[] = [];
  for (const locale of ["en", "zh"]) for (const list of LISTS) addresses.push(`/${locale}${list}`);
  for (const plural of PLURALS) {
    let next: string | null = `/api/v1/${plural}`;
    while (next !== null) {
      const answer: Page = await (await request.get(next)).json();
      for (const { slug } of answer.items) for (const locale of ["en", "zh"]) addresses.push(...BELOW.map((below) => `/${locale}/${plural}/${slug}${below}`));
      next = answer.next;
    }
  }
  return addresses;
}
