/**
 * Runs the programs beside it, one after the other, in one process: starting Node and loading the product takes longer than most of them work. Each line that
 * it reads names a program and its words; each line that it writes holds what that program said. A program is loaded anew each time, so that it runs from its
 * top, and finds its words where a program of its own would. Ends when nobody writes to it any more.
 */
import { createInterface } from "node:readline";
import * as z from "zod";

const wishSchema = z.object({ name: z.string().regex(/^[a-z-]+$/u), words: z.array(z.string()) });

const answer = process.stdout.write.bind(process.stdout);
let run = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const { name, words } = wishSchema.parse(JSON.parse(line));
  let said = "";
  process.argv.splice(2, process.argv.length, ...words);
  process.stdout.write = (text: string | Uint8Array) => {
    said += String(text);
    return true;
  };
  run += 1;
  try {
    await import(`./${name}.ts?run=${String(run)}`);
    answer(`${JSON.stringify({ said })}\n`);
  } catch (error) {
    answer(`${JSON.stringify({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`);
  }
}
