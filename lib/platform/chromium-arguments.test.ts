import { expect, it } from "vitest";
import { chromiumArguments, chromiumEnvironment } from "@/lib/platform/chromium-arguments";

const FOLDER = "/tmp/caselight-pdf-1-abcdef";

it("starts without a network, without scripts, without an open port, and in a folder of its own", () => {
  const given = chromiumArguments(FOLDER, false);
  for (const wanted of [
    "--headless", "--remote-debugging-pipe", `--user-data-dir=${FOLDER}/profile`, "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    "--blink-settings=scriptEnabled=false", "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--disable-sync", "--disable-extensions", "--disable-breakpad", "--user-agent=Caselight",
  ]) {
    expect(given).toContain(wanted);
  }
  // Every one is a switch: no page is opened by its address, and none may read files or be asked from elsewhere.
  expect(given.filter((each) => !each.startsWith("--"))).toEqual([]);
  expect(given.filter((each) => /debugging-port|disable-web-security|allow-file|remote-allow/u.test(each))).toEqual([]);
});

it("keeps its sandbox for everybody but root", () => {
  expect(chromiumArguments(FOLDER, false).filter((each) => each.includes("sandbox"))).toEqual([]);
  expect(chromiumArguments(FOLDER, true).filter((each) => each.includes("sandbox"))).toEqual(["--no-sandbox"]);
});

it("is told nothing of this process: no setting, no home, no other place for its files", () => {
  const { PATH, LANG, TZ, ...places } = chromiumEnvironment(FOLDER);
  expect({ PATH, LANG, TZ }).toEqual({ PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", TZ: "UTC" });
  expect([...new Set(Object.values(places))]).toEqual([FOLDER]);
  expect(Object.keys(places).toSorted()).toEqual(["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"]);
});
