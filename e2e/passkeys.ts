/** The browser's own virtual authenticator. */
import type { Page } from "@playwright/test";

/** A platform authenticator that verifies whoever is there. @returns the ids of what it holds, as a log might write them */
export async function withAuthenticator(page: Page): Promise<() => Promise<string[]>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  const { authenticatorId } = await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return async () => {
    const { credentials } = await browser.send("WebAuthn.getCredentials", { authenticatorId });
    return credentials.flatMap(({ credentialId }) => (["hex", "base64", "base64url"] as const).map((encoding) => Buffer.from(credentialId, "base64").toString(encoding)));
  };
}
