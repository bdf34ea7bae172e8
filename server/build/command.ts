import { spawn } from "node:child_process";
import { REPOSITORY } from "../folders";

/** How a command ended, and what it wrote when it was not shown. */
export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * Runs a program in the repository.
 * @param shown true: its output goes to the terminal as it comes; false: it is kept; a function: it is kept, and told of what there is of it so far
 */
export function runCommand(program: string, words: readonly string[], environment: Readonly<Record<string, string>>, shown: boolean | ((output: string) => void)): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: REPOSITORY, stdio: shown === true ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"], env: { NODE_ENV: "production", ...environment } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (typeof shown === "function") shown(output);
      });
    }
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** The end of a long output: where the reason stands. */
export function tail(output: string, lines = 30): string {
  return output.trim().split("\n").slice(-lines).join("\n");
}
