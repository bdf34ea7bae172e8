import "server-only";
/** What of a request the desk reads: its own cookies, its language, and a coarse name for the device. */
import { cookies, headers } from "next/headers";
import { LOCALES, type Locale } from "@/lib/core/kinds";

/** `__Host-`: this host only, sent over https only (browsers count localhost as such), for the whole site. */
export const COOKIE_OPTIONS = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;

export async function readCookie(name: string): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

/**
 * Without Max-Age it ends with the browser, and what a value is good for is decided in the database.
 * @param lastsMs set where the value must outlive the browser's window
 */
export async function writeCookie(name: string, value: string, lastsMs?: number): Promise<void> {
  (await cookies()).set(name, value, { ...COOKIE_OPTIONS, ...(lastsMs === undefined ? {} : { maxAge: Math.floor(lastsMs / 1_000) }) });
}

export async function clearCookie(name: string): Promise<void> {
  (await cookies()).set(name, "", { ...COOKIE_OPTIONS, maxAge: 0 });
}

/** The language the browser asks for first among ours. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((found) => found !== undefined);
      return { language: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { language } of wanted) {
    const locale = LOCALES.find((known) => known === language);
    if (locale !== undefined) return locale;
  }
  return "en";
}

export async function requestHeader(name: string): Promise<string | null> {
  return (await headers()).get(name);
}

const BROWSERS = [["Edg/", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]] as const;
const SYSTEMS = [["iPhone", "iPhone"], ["iPad", "iPad"], ["Android", "Android"], ["Windows", "Windows"], ["Mac OS X", "macOS"], ["Linux", "Linux"]] as const;

/**
 * "Firefox, Linux": enough to tell one's own sessions apart, too little to follow anybody. No address is kept.
 * @returns "" when neither is known; the page then says so in its own language.
 */
export function deviceLabel(userAgent: string | null): string {
  const agent = userAgent ?? "";
  const known = (table: readonly (readonly [string, string])[]) => table.find(([mark]) => agent.includes(mark))?.[1];
  return [known(BROWSERS), known(SYSTEMS)].filter((part) => part !== undefined).join(", ");
}
