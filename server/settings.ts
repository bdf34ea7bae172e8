/** The one place where the server and its start-up read the environment. `.env.example` lists exactly these keys and the app's. */
import { existsSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { StartFailure } from "./failure";
import { REPOSITORY } from "./folders";

const LONGEST_PORT = 65_535;

/** An empty value in .env means "not given". */
const given = <Inner extends z.ZodType>(inner: Inner) => z.preprocess((value) => (value === "" ? undefined : value), inner.optional());

/** Milliseconds. A contact that nobody looked at for a year is not to be trusted (RFC 9116, 2.5.5). */
const YEAR = 365 * 86_400_000;

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

/** `smtps://user:password@mail.example:465`: a mail server, with nothing behind it. Name and password escaped as in any address. */
const mailServer = z
  .url({ protocol: /^smtps?$/ })
  .refine((url) => URL.canParse(url) && ["", "/"].includes(new URL(url).pathname), "a mail server has no path")
  .refine((url) => !URL.canParse(url) || credentialsOf(new URL(url)) !== "unreadable", "% in name or password is written %25, @ %40, / %2F");

type Credentials = { readonly user: string; readonly pass: string };

/** Name and password of an address, as they were before they were escaped; null where there are none. */
function credentialsOf({ username, password }: URL): Credentials | null | "unreadable" {
  try {
    return username === "" ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return "unreadable";
  }
}

/** `https://caselight.example`, with nothing behind it. */
const plainOrigin = z.url({ protocol: /^https?$/ }).refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin.replace(/\/$/, ""), "an origin has no path");

const settingsSchema = z.object({
  PORT: given(z.coerce.number().int().min(1).max(LONGEST_PORT)),
  HOST: given(z.string()),
  SURFACE: given(z.enum(["public", "desk", "all"])),
  CASELIGHT_ORIGIN: given(plainOrigin),
  CASELIGHT_DESK_ORIGIN: given(plainOrigin),
  CASELIGHT_PUBLIC_ORIGIN: given(plainOrigin),
  CASELIGHT_SECRET: given(z.string().min(32)),
  CASELIGHT_SECRET_BEFORE: given(z.string().min(32)),
  DATABASE_URL: given(postgresUrl),
  DATABASE_URL_DESK: given(postgresUrl),
  DATABASE_URL_READER: given(postgresUrl),
  CHROMIUM_PATH: given(z.string()),
  CASELIGHT_SECURITY_CONTACT: given(z.url({ protocol: /^(?:mailto|https|tel)$/ })),
  CASELIGHT_SECURITY_EXPIRES: given(z.iso.date().refine((day) => Date.parse(day) - Date.now() < YEAR, "less than a year ahead")),
  CASELIGHT_SMTP: given(mailServer),
  CASELIGHT_MAIL_FROM: given(z.email()),
}).refine((given) => (given.CASELIGHT_SMTP === undefined) === (given.CASELIGHT_MAIL_FROM === undefined), {
  path: ["CASELIGHT_MAIL_FROM"],
  message: "the mail server and the address that letters come from are given together",
}).refine(
  (given) => (given.CASELIGHT_SECURITY_CONTACT === undefined) === (given.CASELIGHT_SECURITY_EXPIRES === undefined),
  {
    path: ["CASELIGHT_SECURITY_EXPIRES"],
    message: "CASELIGHT_SECURITY_CONTACT and its expiry are given together",
  },
);

/** What the environment and `.env` say, checked. */
export type Settings = z.infer<typeof settingsSchema>;

/** Every key the start-up reads; a test compares them with `.env.example`. */
export const SETTINGS_KEYS: readonly string[] = Object.keys(settingsSchema.shape);

/** Checks the given environment; throws a failure that names the keys and never the values. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`);
  throw new StartFailure("The settings cannot be used.", names.join(", "), "Mend these keys in the environment or in .env; .env.example explains each.");
}

/** Whom security.txt names; null when the office names nobody. */
export function securityContactOf({ CASELIGHT_SECURITY_CONTACT: contact, CASELIGHT_SECURITY_EXPIRES: expires }: Settings): { contact: string; expires: string } | null {
  return contact === undefined || expires === undefined ? null : { contact, expires };
}

/** The mail server, who signs in there, and the address that letters come from; null when no letters go out. */
export function mailOf({ CASELIGHT_SMTP: server, CASELIGHT_MAIL_FROM: from }: Settings): { server: string; credentials: Credentials | null; from: string } | null {
  if (server === undefined || from === undefined) return null;
  const credentials = credentialsOf(new URL(server));
  return { server, credentials: credentials === "unreadable" ? null : credentials, from };
}

/** Reads `.env` (what the environment already holds wins) and checks all settings. */
export function readSettings(): Settings {
  const file = path.join(REPOSITORY, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return parseSettings(process.env);
}

/** The caller's environment for a child, without any of Caselight's keys: what it gets of those is said one by one. */
export function environmentFor(values: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SystemRoot", "NODE_EXTRA_CA_CERTS"]) {
    const value = process.env[key];
    if (value !== undefined) kept[key] = value;
  }
  return { ...kept, NEXT_TELEMETRY_DISABLED: "1", ...values };
}
