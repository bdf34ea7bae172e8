/** What a browser complains about while a test uses it: a script that fails, a console error, a breach of the content policy. */
import type { BrowserContext, Page } from "@playwright/test";

/** A refused or missing page is also "an error" to the browser; its status is the test's business. */
const STATUS_OF_PAGE = /^Failed to load resource: the server responded with a status of (?:4\d\d|503) /u;

/** Collects the complaints of every page of a context. @returns the list, which grows */
export function listenForComplaints(context: BrowserContext): string[] {
  const complaints: string[] = [];
  const follow = (page: Page) => {
    page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
    page.on("console", (message) => {
      const isOfPage = STATUS_OF_PAGE.test(message.text()) && !message.location().url.includes("/_next/");
      if (message.type() === "error" && !isOfPage) complaints.push(`console: ${message.text()} (${message.location().url})`);
    });
  };
  context.on("page", follow);
  context.pages().forEach(follow);
  return complaints;
}
