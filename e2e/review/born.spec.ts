/** A birth: typed as a source prints it, reviewed, and read by the public no finer than was decided. */
import { AT_CHANGE, citeNewSource, errorSummary, field, handIn, press, publish } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson } from "../make-records";

const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;

test("when somebody was born is typed without a script, asked for as its source prints it, and told by its year alone wherever the public reads it", async ({ signIn, openBrowser }) => {
  const { page, account } = await signIn("researcher", {}, WITHOUT_SCRIPT);
  const editor = await signIn("editor", {}, WITHOUT_SCRIPT);
  const { recordId, slug } = await makePerson({ name: inventedName("Sorrel"), researcher: account, editor: editor.account });

  await page.goto(`/desk/records/${recordId}`);
  await page.getByRole("main").getByRole("link", { name: "Add: Born" }).click();
  for (const [box, typed] of [["year", "1999"], ["month", "2"], ["day", "3"]] as const) await field(page, `date.${box}`).fill(typed);
  await citeNewSource(page, { source: "The invented birthday gazette", exact: "born on 3 Feb. 1999" });
  await page.getByText("Less exact in public", { exact: true }).click();
  await field(page, "publicDate").selectOption("year");
  await page.getByRole("button", { name: "Save to my draft" }).click();
  await expect(errorSummary(page).getByRole("link")).toHaveCount(1);
  await expect(field(page, "date.printed")).toHaveAttribute("aria-required", "true");
  await expect(field(page, "date.day")).toHaveValue("3");
  await field(page, "date.printed").fill("3 Feb. 1999");
  await press(page, "Save to my draft", AT_CHANGE);
  await handIn(page);

  await editor.page.goto(page.url());
  // Whoever decides reads all of it, and how much of it the public will.
  for (const words of ["3 February 1999", "born on 3 Feb. 1999", "Its year alone"]) await expect(editor.page.getByRole("main")).toContainText(words);
  await publish(editor.page);

  const reader = await openBrowser({ browser: WITHOUT_SCRIPT });
  for (const [locale, born] of [["en", /Born\s*1999(?!\s*-)/u], ["zh", /出生日期\s*1999年/u]] as const) {
    await reader.goto(`/${locale}/people/${slug}`);
    await expect(reader.locator("#facts")).toContainText(born);
    expect(await reader.content()).not.toMatch(/Feb\. 1999|February 1999|1999-02|1999年2月/u);
  }
  for (const file of ["", "/record.jsonld", "/followthemoney.json"]) {
    const told = await (await reader.request.get(`/api/v1/people/${slug}${file}`)).text();
    expect(told, file).not.toMatch(/Feb\. 1999|February 1999|1999-02-03/u);
    expect(told, file).toContain('"1999"');
  }
});
