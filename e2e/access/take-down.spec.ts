/** What a withdrawal leaves is shown before it is done: the records that go on naming whoever is withdrawn. */
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";

test("an editor sees which standing records still name the one to withdraw, before and after; a researcher does not", async ({ makeAccount, openBrowser, request }) => {
  const [researcher, publisher, editor] = [await makeAccount("researcher"), await makeAccount("editor"), await makeAccount("editor")];
  const name = inventedName("Salsify");
  const person = await makePerson({ name, researcher, editor: publisher });
  const other = await makePerson({ name: inventedName("Tomatillo"), researcher, editor: publisher, text: `Taken away together with ${name}.` });
  const unrelated = await makePerson({ name: inventedName("Ulluco"), researcher, editor: publisher });
  const address = `/desk/records/${person.recordId}/editions`;

  const reader = await openBrowser({ account: researcher });
  await reader.goto(address);
  await expect(reader.getByRole("main")).not.toContainText("What a withdrawal leaves");

  const page = await openBrowser({ account: editor });
  const left = page.getByRole("region", { name: "What a withdrawal leaves" });
  await page.goto(address);
  await expect(left.locator(`a[href="/desk/records/${other.recordId}"]`)).toBeVisible();
  await expect(left.locator(`a[href="/desk/records/${unrelated.recordId}"]`)).toHaveCount(0);
  await page.goto(`/desk/records/${unrelated.recordId}/editions`);
  await expect(left).toContainText("No other standing record");

  await page.goto(address);
  await page.locator("main [name=reason]").last().fill("The family asked for it.");
  await page.locator("main [name=confirmed]").check();
  await page.getByRole("button", { name: "Withdraw this record" }).click();
  await expect.poll(async () => (await request.get(`/en/people/${person.slug}`)).status()).toBe(410);
  // The other record's own words stay until they are corrected: that is what the desk said.
  expect(await (await request.get(`/en/people/${other.slug}`)).text()).toContain(name);
  await page.goto(address);
  await expect(left.locator(`a[href="/desk/records/${other.recordId}"]`)).toBeVisible();
});
