/**
 * A second edge in front of the same app and database, as a second server of one office has it: with a cache of its own. Serves until it is ended, and
 * prints its port as soon as it has one. Its words: the file of the run, which names the app; the address of the database; the site's address.
 */
import type { AddressInfo } from "node:net";
import { openEdge } from "../../server/edge/serve";
import { readRunFile } from "../../server/run/run-file";

const [runFile = "", readerUrl = "", origin = ""] = process.argv.slice(2);

const edge = openEdge({
  surface: "public",
  origin,
  localNames: true,
  // Asked for at each request: an app that was started again has another.
  appPort: () => readRunFile(runFile)?.next?.port ?? 9,
  readerUrl,
  security: null,
  oneDatabase: false,
  reload: false,
  now: () => new Date(),
});
await edge.clock.refresh();
edge.server.listen(0, "127.0.0.1", () => process.stdout.write(`${String((edge.server.address() as AddressInfo).port)}\n`));
process.once("SIGTERM", () => void edge.close().then(() => process.exit(0)));
