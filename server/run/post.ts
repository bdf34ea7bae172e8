import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

/** A letter as plain text. The id is the same at each try. */
interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

type Credentials = { readonly user: string; readonly pass: string };

/** What became of it. `failed`: the server certainly did not take it; `unsure`: it may have. */
type Posted = { readonly state: "sent" } | { readonly state: "failed"; readonly code: string; readonly isFinal: boolean } | { readonly state: "unsure"; readonly code: string };

/** Milliseconds. */
const PATIENCE = 20_000;
const SILENCE = 60_000;

const THIS_MACHINE: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Hands letters to a mail server, one connection for each. Over TLS, or the server is asked for STARTTLS and refused without it; unencrypted to this machine alone.
 * @param server `smtps://host:465` or `smtp://…`
 * @param credentials as they are, not escaped: whoever reads the settings has decoded them
 * @param from the address that letters come from; its domain is all that the server and the reader learn of this machine
 */
export function openPost({ server, credentials = null, from }: { server: string; credentials?: Credentials | null; from: string }): (letter: Letter) => Promise<Posted> {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return async (letter) => {
    try {
      const raw = await new MailComposer({
        from,
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        messageId: `<${letter.id}@${domain}>`,
        // RFC 3834: nobody's absence notice answers it.
        headers: { "Auto-Submitted": "auto-generated" },
        xMailer: false,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
        .compile()
        .build();
      return await handOver(new URL(server), credentials, domain, { from, to: [letter.to] }, raw);
    } catch {
      return { state: "failed", code: "EMESSAGE", isFinal: true };
    }
  };
}

function handOver(server: URL, credentials: Credentials | null, domain: string, envelope: { from: string; to: string[] }, raw: Buffer): Promise<Posted> {
  const secure = server.protocol === "smtps:";
  const isHere = THIS_MACHINE.has(server.hostname);
  const connection = new SMTPConnection({
    host: server.hostname.replace(/^\[|\]$/gu, ""),
    port: server.port === "" ? (secure ? 465 : 587) : Number(server.port),
    secure,
    requireTLS: !secure && !isHere,
    ignoreTLS: !secure && isHere,
    tls: { minVersion: "TLSv1.2" },
    name: domain,
    logger: false,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: SILENCE,
  });
  return new Promise((resolve) => {
    // Read once the server has said that it takes the letter: from then on a lost connection leaves it open whether it did.
    let begun = false;
    const message = new Readable({
      read() {
        begun = true;
        this.push(raw);
        this.push(null);
      },
    });
    const end = (posted: Posted): void => {
      resolve(posted);
      connection.close();
    };
    const fail = (error: Error): void => end(failureOf(error, begun));
    // For as long as it lives: an error that nobody listens for would end the process.
    connection.on("error", fail);
    connection.on("end", () => fail(new Error("ended")));
    const send = (): void =>
      connection.send({ ...envelope, size: raw.length }, message, (error) => (error === null || error === undefined ? end({ state: "sent" }) : fail(error)));
    connection.connect((error) => {
      if (error !== undefined) return fail(error);
      if (credentials === null) return send();
      connection.login({ credentials }, (refused) => (refused === null || refused === undefined ? send() : fail(refused)));
    });
  });
}

// The words of mail servers and programs may hold an address: only their codes go on.
function failureOf(error: Error & { code?: unknown; responseCode?: unknown }, begun: boolean): Posted {
  const kind = typeof error.code === "string" && /^[A-Z]{1,20}$/u.test(error.code) ? error.code : "ECONNECTION";
  const answer = typeof error.responseCode === "number" && error.responseCode >= 400 && error.responseCode <= 599 ? error.responseCode : null;
  if (answer === null) return begun ? { state: "unsure", code: kind } : { state: "failed", code: kind, isFinal: false };
  // A wrong password is the office's to mend; a refused address or letter stays refused.
  return { state: "failed", code: `${kind} ${String(answer)}`, isFinal: answer >= 500 && (kind === "EENVELOPE" || kind === "EMESSAGE") };
}
