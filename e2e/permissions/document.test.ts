import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { permissionsDocument } from "./document";

test("docs/permissions.md says what the tables say", async () => {
  await expect(permissionsDocument()).toMatchFileSnapshot(fileURLToPath(new URL("../../docs/permissions.md", import.meta.url)));
});
