import { LOCALES, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";

export const dynamic = "force-dynamic";

/** The first language of the reader's that the site has; English where it has none. */
function preferredOf(header: string | null): Locale {
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.flatMap((language) => LOCALES.find((locale) => locale === language) ?? [])[0] ?? "en";
}

/** `/` leads to the reader's language. */
export function GET(request: Request): Response {
  return new Response(null, { status: 307, headers: { Location: paths.home(preferredOf(request.headers.get("accept-language"))), Vary: "Accept-Language" } });
}
