/** Tells what has happened, as the server's process does every few seconds (server/run/telling.ts): the site under test is started without it. */
import { desk } from "../../lib/platform/db";
import { tellDue } from "../../lib/watching/commands/tell-due";

// Other tests made things happen too, more than are told at once.
while ((await tellDue(desk(), { mails: false })).told > 0);
await desk().$disconnect();
