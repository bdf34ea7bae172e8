/** A mail server of a test's own on the loopback interface: it keeps what it is given, and fails as it is told to. For tests alone. */
import { createServer, type AddressInfo, type Socket } from "node:net";

/** At which step it answers otherwise, and how: with a line of its own, by ending the connection, or not at all. */
export type Fault = { at: "MAIL" | "RCPT" | "DATA" | "end"; answer: string | null } | { at: "end"; answer: "silence" };

export interface SmtpStandIn {
  /** For CASELIGHT_SMTP. */
  readonly url: string;
  /** Letters taken, as they came, and those whose end came and was not answered. */
  readonly taken: string[];
  fault: Fault | null;
  readonly close: () => Promise<void>;
}

export async function startSmtp(port = 0): Promise<SmtpStandIn> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(socket, standIn);
  });
  const standIn = {
    url: "",
    taken: [] as string[],
    fault: null as Fault | null,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => server.listen(port, resolve));
  standIn.url = `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return standIn;
}

function converse(socket: Socket, standIn: Pick<SmtpStandIn, "taken" | "fault">): void {
  let heard = "";
  let isData = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  /** Answers a step, unless a fault is set for it. */
  const step = (at: Fault["at"], usual: string): boolean => {
    if (standIn.fault?.at !== at) {
      say(usual);
      return true;
    }
    if (standIn.fault.answer === null) socket.destroy();
    else if (standIn.fault.answer !== "silence") say(standIn.fault.answer);
    return false;
  };
  say("220 stand-in ESMTP");
  socket.setEncoding("utf8").on("data", (text: string) => {
    heard += text;
    for (;;) {
      const end = isData ? heard.indexOf("\r\n.\r\n") : heard.indexOf("\r\n");
      if (end === -1) return;
      const said = heard.slice(0, end);
      heard = heard.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        if (standIn.fault?.at !== "end" || standIn.fault.answer === null || standIn.fault.answer === "silence") standIn.taken.push(said);
        step("end", "250 taken");
        continue;
      }
      const verb = said.slice(0, 4).toUpperCase();
      if (verb === "EHLO" || verb === "HELO") say("250 stand-in");
      else if (verb === "MAIL" || verb === "RCPT") step(verb, "250 ok");
      else if (verb === "DATA") isData = step("DATA", "354 go on");
      else if (verb === "QUIT") socket.end("221 bye\r\n");
      else say("502 what?");
    }
  });
}
