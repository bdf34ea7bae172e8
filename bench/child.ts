/** A process of its own for each side of a comparison: neither waits for the other's work, and each has its own database or port. */
import { fork, type ChildProcess } from "node:child_process";
import { environmentFor } from "@/server/settings";

type Envelope = { id: number; reply?: unknown; failure?: string };

/** A child that answers one message after the other. */
export type Child<Message, Reply> = { readonly ask: (message: Message) => Promise<Reply>; readonly stop: () => Promise<void> };

/**
 * Starts a program of this folder under the conditions that the product's code needs.
 * @param program its file's name, without its ending
 * @param environment keys of the app (`.env.example`) that it is given, and nothing else
 */
export function startChild<Message, Reply>(program: string, environment: Readonly<Record<string, string>>): Child<Message, Reply> {
  const child: ChildProcess = fork(new URL(`./${program}.ts`, import.meta.url), [], {
    execArgv: ["--import", "tsx", "--conditions=react-server"],
    env: { ...environmentFor(environment), NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  let last = 0;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      for (const { reject } of waiting.values()) reject(new Error(`${program} ended.`));
      resolve();
    });
  });
  child.on("message", ({ id, reply, failure }: Envelope) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asked?.resolve(reply as Reply);
    else asked?.reject(new Error(`${program}: ${failure}`));
  });
  return {
    ask: (message) =>
      new Promise<Reply>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, message }, (error) => {
          if (error !== null) reject(error);
        });
      }),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The child's side: what it answers to each message. */
export function answerParent<Message>(answer: (message: Message) => Promise<unknown>): void {
  // A run that broke off leaves nobody behind.
  process.once("disconnect", () => process.exit(0));
  process.on("message", ({ id, message }: { id: number; message: Message }) => {
    answer(message).then(
      (reply) => process.send?.({ id, reply } satisfies Envelope),
      (error: unknown) => process.send?.({ id, failure: error instanceof Error ? error.message : String(error) } satisfies Envelope),
    );
  });
}
