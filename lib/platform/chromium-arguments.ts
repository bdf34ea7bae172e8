/** How the Chromium that makes PDFs is started: told everything by its pipe, with nothing to reach and nothing to keep (docs/decisions/052). */

/** Where nothing answers, should anything be asked for all the same (port 9, "discard", of this machine). */
const NOWHERE = "127.0.0.1:9";

/**
 * @param folder made for this one PDF and removed after it: nothing of the account that runs the site is read or written
 * @param isRoot Chromium refuses its sandbox to root; for everybody else it stands, and where the system does not let it the PDF fails
 */
export function chromiumArguments(folder: string, isRoot: boolean): string[] {
  return [
    "--headless",
    // By file descriptors 3 and 4, which nobody else has: no port is opened. When this end closes, Chromium ends, whatever ended this process.
    "--remote-debugging-pipe",
    `--user-data-dir=${folder}/profile`,
    ...(isRoot ? ["--no-sandbox"] : []),
    // No network, three times: no name is found, what is asked for goes nowhere, and the page itself may load nothing (lib/advocacy/dossier-document.ts).
    "--host-resolver-rules=MAP * ~NOTFOUND",
    `--proxy-server=${NOWHERE}`,
    "--proxy-bypass-list=<-loopback>",
    "--blink-settings=scriptEnabled=false",
    "--disable-gpu", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--disable-sync",
    "--disable-breakpad", "--no-pings", "--no-first-run", "--no-default-browser-check", "--metrics-recording-only", "--renderer-process-limit=1",
    // It stands in the PDF as the program that wrote it: which version this server runs is nobody's business.
    "--user-agent=Caselight",
  ];
}

/** No setting of Caselight's and nothing else of this process: Chromium's own launcher needs the usual programs, and days are those of UTC. */
export function chromiumEnvironment(folder: string): Record<string, string> {
  return { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: folder, TMPDIR: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, LANG: "C.UTF-8", TZ: "UTC" };
}
