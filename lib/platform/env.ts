import "server-only";
/** The one place where the application reads its environment. `.env.example` lists exactly these keys and the start-up's. */
import * as z from "zod";

const SECRET_CHARACTERS = 32;

export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  /** Which half this process serves; the public half is given no desk connection. */
  SURFACE: z.enum(["public", "desk", "all"]).default("all"),
  DATABASE_URL_DESK: z.url().optional(),
  DATABASE_URL_READER: z.url(),
  /** Seals second-factor secrets and signs sessions: at least 32 characters, random. */
  CASELIGHT_SECRET: z.string().min(SECRET_CHARACTERS),
  /** The secret before this one, while what it sealed is being sealed anew (docs/runbook.md). */
  CASELIGHT_SECRET_BEFORE: z.string().min(SECRET_CHARACTERS).optional(),
  /** Where people reach the site, without a path: `https://caselight.example`. */
  CASELIGHT_ORIGIN: z.url().default("http://localhost:3000"),
  /** Where the desk half answers, without a path: read by the public half only, which leads to the desk's form for requests. */
  CASELIGHT_DESK_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** Where the public half answers, without a path: read by a desk half on a host of its own, which must never print its own name. */
  CASELIGHT_PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** The address that letters come from; none: this office sends no letters. How they are sent is known to the server's own process alone. */
  CASELIGHT_MAIL_FROM: z.email().optional(),
  /** The Chromium that makes PDFs; none: dossiers are saved as PDF by the reader's own browser. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  /** Where this process itself answers, on the loopback interface. */
  PORT: z.coerce.number().int().positive().optional(),
});
export type Env = z.infer<typeof envSchema>;

let read: Env | undefined;

/** The checked environment. Throws once, with the names (never the values) of what is wrong. */
export function env(): Env {
  if (read === undefined) {
    const parsed = envSchema.safeParse(process.env);
    if (!parsed.success) {
      const names = parsed.error.issues.map((issue) => `${issue.path.join(".")} (${issue.code})`);
      throw new Error(`The environment is not complete: ${names.join(", ")}. See .env.example.`);
    }
    read = parsed.data;
  }
  return read;
}

/** Where the public site answers: `here`, on this process's own host; or the origin of another; null on a desk of its own that was not told. Asked for each link: it needs nothing else of the environment. */
export function publicSite(): string | null {
  if (process.env["SURFACE"] !== "desk") return "here";
  const origin = envSchema.shape.CASELIGHT_PUBLIC_ORIGIN.safeParse(process.env["CASELIGHT_PUBLIC_ORIGIN"]);
  return origin.data ?? null;
}
