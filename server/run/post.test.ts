import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPost } from "./post";
import { startSmtp, type Fault, type SmtpStandIn } from "./smtp-stand-in";

const LETTER = { id: "0b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11", to: "advocate@caselight.invalid", subject: "有新消息", text: "One line.\n.\nhttps://desk.caselight.example/desk/inbox\n" };
const FROM = "desk@office.invalid";
let smtp: SmtpStandIn;
let post: ReturnType<typeof openPost>;

beforeAll(async () => {
  smtp = await startSmtp();
  post = openPost({ server: smtp.url, from: FROM });
});
afterAll(() => smtp.close());
beforeEach(() => {
  smtp.fault = null;
  smtp.taken.length = 0;
});

describe("handing a letter to a mail server", () => {
  it("sends plain text under the letter's own id, and says nothing of this machine", async () => {
    expect(await post(LETTER)).toEqual({ state: "sent" });
    const [sent = ""] = smtp.taken;
    expect(sent).toContain(`Message-ID: <${LETTER.id}@office.invalid>`);
    expect(sent).toContain("Auto-Submitted: auto-generated");
    expect(sent).toContain("Content-Type: text/plain; charset=utf-8");
    expect(sent).not.toMatch(/X-Mailer|text\/html|<img/iu);
    const { hostname } = await import("node:os");
    expect(sent).not.toContain(hostname());
  });

  const faults: [string, Fault, object][] = [
    ["an address that nobody has is refused for good", { at: "RCPT", answer: "550 5.1.1 advocate@caselight.invalid unknown" }, { state: "failed", code: "EENVELOPE 550", isFinal: true }],
    ["a full mailbox is tried again", { at: "RCPT", answer: "452 4.2.2 full" }, { state: "failed", code: "EENVELOPE 452", isFinal: false }],
    ["a server that is busy is tried again", { at: "DATA", answer: "451 later" }, { state: "failed", code: "EENVELOPE 451", isFinal: false }],
    ["a letter that is refused as such is refused for good", { at: "end", answer: "554 no" }, { state: "failed", code: "EMESSAGE 554", isFinal: true }],
    ["a connection lost before the letter is tried again", { at: "RCPT", answer: null }, { state: "failed", code: "ECONNECTION", isFinal: false }],
    ["one lost after it may have been delivered", { at: "end", answer: null }, { state: "unsure", code: "ECONNECTION" }],
  ];
  it.each(faults)("%s", async (_what, fault, posted) => {
    smtp.fault = fault;
    expect(await post(LETTER)).toEqual(posted);
  });

  it("says of a server that is not there that it failed", async () => {
    const gone = await startSmtp();
    await gone.close();
    expect(await openPost({ server: gone.url, from: FROM })(LETTER)).toMatchObject({ state: "failed", isFinal: false });
  });

  it("hands nothing over unencrypted to another machine", async () => {
    // 127.0.0.2 is this machine by another name than those that may be spoken to without TLS.
    const { port } = new URL(smtp.url);
    const posted = await openPost({ server: `smtp://127.0.0.2:${port}`, from: FROM })(LETTER);
    expect(posted).toMatchObject({ state: "failed", isFinal: false });
    expect(smtp.taken).toEqual([]);
  });
});
