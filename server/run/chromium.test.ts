import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRunning, markOf, waitForEnd } from "../processes";
import { parseSettings } from "../settings";
import { chromiumForPdfs, givenBrowser, sweepPdfFolders } from "./chromium";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "caselight-test-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function made(name: string, pid?: number): string {
  const folder = path.join(parent, name);
  mkdirSync(path.join(folder, "profile"), { recursive: true, mode: 0o700 });
  if (pid !== undefined) writeFileSync(path.join(folder, "pid"), String(pid));
  return folder;
}
/** A process of its own group with these words on its command line. */
const started = (...words: string[]) => {
  const { pid = 0 } = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)", "--", ...words], { detached: true, stdio: "ignore" });
  const mark = markOf(pid);
  if (mark === null) throw new Error("It did not start.");
  return mark;
};
/** Above the largest number that Linux gives a process. */
const NOBODY = 4_194_305;

describe("what a crash left", () => {
  it("goes at the next start, with the Chromium that still works in it", async () => {
    const folder = path.join(parent, `caselight-pdf-${NOBODY}-abcdef`);
    const chromium = started(`--user-data-dir=${folder}/profile`);
    made(path.basename(folder), chromium.pid);
    const without = made(`caselight-pdf-${NOBODY}-ghijkl`);
    expect(sweepPdfFolders(parent)).toBe(2);
    expect([folder, without].map((each) => existsSync(each))).toEqual([false, false]);
    expect(await waitForEnd(chromium, 10_000)).toBe(true);
  });

  it("leaves alone what somebody is working on, what is not of this kind, and a process that only has the number", () => {
    const stranger = started("something else");
    try {
      const [working, file, other] = [made(`caselight-pdf-${stranger.pid}-abcdef`), path.join(parent, `caselight-pdf-${NOBODY}-mnopqr`), made("caselight-elsewhere")];
      writeFileSync(file, "");
      const link = path.join(parent, `caselight-pdf-${NOBODY}-stuvwx`);
      symlinkSync(other, link);
      // Its maker's number is another's by now; no PDF takes an hour.
      const [old, reused] = [made(`caselight-pdf-${stranger.pid}-efghij`), made(`caselight-pdf-${NOBODY}-yzabcd`, stranger.pid)];
      const anHourAgo = new Date(Date.now() - 3_600_000);
      utimesSync(old, anHourAgo, anHourAgo);
      expect(sweepPdfFolders(parent)).toBe(2);
      expect([working, file, link, other].map((each) => existsSync(each))).toEqual([true, true, true, true]);
      expect([old, reused].map((each) => existsSync(each))).toEqual([false, false]);
      expect(isRunning(stranger)).toBe(true);
    } finally {
      process.kill(stranger.pid, "SIGKILL");
    }
  });

  it("keeps nobody from starting where it cannot be looked for, and says so", () => {
    const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    expect(sweepPdfFolders(path.join(parent, "nothing-here"))).toBe(0);
    expect(said).toHaveBeenCalledWith(expect.stringContaining("ENOENT"));
  });
});

describe("the Chromium for PDFs", () => {
  it("is the one that is given where it can be run, none where that is said or it cannot, and never the public half's", () => {
    const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const given = (CHROMIUM_PATH: string, more = {}) => chromiumForPdfs(parseSettings({ CHROMIUM_PATH, ...more }));
    expect(given(process.execPath)).toBe(process.execPath);
    expect(given("none")).toBeNull();
    expect(given(process.execPath, { SURFACE: "public" })).toBeNull();
    expect(said).not.toHaveBeenCalled();
    expect(given(path.join(parent, "nothing-here"))).toBeNull();
    expect(said).toHaveBeenCalledOnce();
  });

  it("is the tests' browser as well, unless there shall be none for PDFs", () => {
    expect([process.execPath, "none", ""].map((CHROMIUM_PATH) => givenBrowser(parseSettings({ CHROMIUM_PATH })))).toEqual([process.execPath, undefined, undefined]);
  });
});
