import { afterEach, describe, expect, it } from "vitest";
import { Desk, SMALL, WIDE } from "./desk";

/// The supervisor's report, read and taken away by keys.
describe("report", () => {
  let desk: Desk;
  afterEach(() => desk.close());

  it.each([["light", SMALL, "light-1280"], ["dark", WIDE, "dark-1920"]] as const)("of a day and of a week, in %s", async (theme, size, name) => {
    desk = await Desk.open({ busy: false }, size, theme);
    await desk.signIn("sam");
    await desk.press("Alt+Shift+7");
    const report = desk.page.getByRole("dialog", { name: "Report" });
    await report.getByRole("table", { name: "Interpreters, by language" }).getByText("Tigrinya").waitFor();
    await report.getByRole("row", { name: /Non-emergency 388/ }).getByText("missed").first().waitFor();
    await desk.accessible("the report");
    await desk.shot(`${name}-report`);
    const [download] = await Promise.all([desk.page.waitForEvent("download"), report.getByRole("link", { name: "CSV of interpreters" }).press("Enter")]);
    expect(download.url()).toMatch(/\/api\/reports\/interpreters\.csv\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
    await report.getByRole("radio", { name: "7 days" }).press(" ");
    await report.getByRole("table", { name: "9-1-1 by day" }).waitFor();
    await desk.page.emulateMedia({ media: "print" });
    await expect.poll(() => desk.page.locator("article").getByText(/From the journal/).isVisible()).toBe(true);
    await expect.poll(() => desk.page.locator("#root").isVisible()).toBe(false);
    await desk.page.emulateMedia({ media: "screen" });
    await desk.press("Alt+Shift+7");
    await report.waitFor({ state: "detached" });
  });

  it("is for supervisors", async () => {
    desk = await Desk.open({ busy: false }, SMALL);
    await desk.signIn("ana");
    await desk.press("Alt+Shift+7");
    await desk.press("Alt+k");
    await desk.page.getByRole("dialog", { name: "Keys" }).waitFor();
    expect(await desk.page.getByRole("dialog", { name: "Report" }).count()).toBe(0);
  });
});
