import { test } from "./test";

/**
 * Takes the pictures of docs/guide anew, with invented people on a throw-away site, and keeps them in docs/guide/pictures. No part of `npm test`: a picture
 * shows the day on which it was taken, so that each run makes other bytes.
 */
export async function takeGuidePictures(): Promise<number> {
  process.env.CASELIGHT_GUIDE_PICTURES = "yes";
  return test(["browser", "--project=guide"]);
}
