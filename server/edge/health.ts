import type { IncomingMessage, ServerResponse } from "node:http";
import type { GenerationClock } from "./generation";
import { commonHeaders } from "./headers";
import { wholeBody, type Origin } from "./origin";
import type { EdgeSettings } from "./settings";

/** Milliseconds. Asking more often than this gets the last answer, so that the question costs nothing. */
const KEPT = 500;
const APP_PATIENCE = 2500;

interface Health {
  readonly app: "up" | "down";
  readonly database: "up" | "down";
}

/** Tells app from database: 200 when both are up, else 503. */
export function makeHealth(settings: EdgeSettings, origin: Origin, clock: GenerationClock): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let kept: { readonly at: number; readonly health: Promise<Health> } | null = null;

  const appIsUp = async (): Promise<boolean> => {
    try {
      // A build file that is not there: answered without drawing a page or asking the database.
      const asked = origin.ask("GET", "/_next/static/health", {}).then(async (answer) => {
        await wholeBody(answer);
        return answer.status < 500;
      });
      return await Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), APP_PATIENCE).unref())]);
    } catch {
      return false;
    }
  };

  const look = async (): Promise<Health> => {
    const [app, generation] = await Promise.all([appIsUp(), clock.refresh()]);
    return { app: app ? "up" : "down", database: generation.readable ? "up" : "down" };
  };

  return async (request, response) => {
    if (kept === null || performance.now() - kept.at > KEPT) kept = { at: performance.now(), health: look() };
    const health = await kept.health;
    const body = JSON.stringify(health);
    response.writeHead(health.app === "up" && health.database === "up" ? 200 : 503, {
      ...commonHeaders(settings.origin.startsWith("https:")),
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      "Content-Length": Buffer.byteLength(body),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}
