/** Tells what has happened, as the server's process does every few seconds (server/run/telling.ts): the site under test is started without it. */
import { desk } from "../../lib/platform/db";
import { tellDue } from "../../lib/watching/commands/tell-due";

await tellDue(desk(), { mails: false });
await desk().$disconnect();
