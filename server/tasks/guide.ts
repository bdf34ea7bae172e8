import { test } from "./test";

/**
 * Takes the pictures of docs/guide anew, with invented people on a throw-away site, and keeps them in docs/guide/pictures. No part of `npm test`: a picture
 * shows the day on which it was taken, so that each run makes other bytes.
 */
export async function takeGuidePictures(): Promise<number> {
  return test(["browser", "--config=e2e/guide/playwright.config.ts"]);
}
