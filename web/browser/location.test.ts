import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, SMALL } from "./desk";

/// Where a caller is and was, by keys.
describe("the caller's place", () => {
  let desk: Desk;
  let id: number;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false }, SMALL, "dark");
    const { centre } = desk.server;
    const [oldest] = [...centre.calls.values()].filter((each) => each.status === "RINGING" && each.rank === 1).sort((a, b) => a.arrivedAt.localeCompare(b.arrivedAt));
    id = oldest!.id;
    await desk.signIn();
    await desk.press("F4");
    await desk.panel("call").getByText(oldest!.number!).waitFor();
  });
  afterAll(() => desk.close());
  const card = () => desk.panel("call");

  it("every fix is listed with age, doubt and method, and what lies within the doubt", async () => {
    await desk.press("Alt+8");
    const section = card().getByRole("region", { name: "Where the caller may be" });
    await section.getByText("Within the doubt").waitFor();
    expect(await section.getByRole("button").count()).toBeGreaterThan(0);
    await expect.poll(() => section.locator("ol > li").count()).toBe(desk.server.centre.call(id).fixes.length);
    await section.getByText(/(s|min) ago$/).first().waitFor();
    await desk.accessible("where the caller may be");
  });

  it("the network is asked again with one key", async () => {
    const before = desk.server.centre.call(id).fixes.length;
    await desk.press("Alt+Shift+8");
    await expect.poll(() => desk.server.centre.call(id).fixes.length + (desk.server.centre.call(id).asking?.why ? 1 : 0)).toBe(before + 1);
    await desk.accessible("asked where");
  });

  it("a caller who moves is told in words at once", async () => {
    const { centre } = desk.server;
    const call = centre.call(id);
    const last = call.fixes.at(-1)!;
    const moved = { ...last, lat: last.lat! + 0.0011, radiusMeters: 15, takenAt: centre.stamp(), moved: { meters: 122, toward: "N", seconds: 40, beyondError: true } };
    centre.setCall(id, { fixes: [...call.fixes, moved] });
    centre.commit();
    await card().getByText("moved 122 m N in 40 s").first().waitFor();
  });

  it("a newer place takes the older one's in Where until somebody writes", async () => {
    const { centre } = desk.server;
    await desk.press("F7");
    const place = { ...centre.call(id).place!, text: "near 1 Newer Street", lat: 42.38 };
    centre.setCall(id, { place });
    centre.commit();
    await expect.poll(() => desk.page.inputValue("[data-field=place] input")).toBe("near 1 Newer Street");
    await desk.type("9 Typed Street");
    await expect.poll(() => desk.page.inputValue("[data-field=place] input")).toBe("9 Typed Street");
    centre.setCall(id, { place: { ...place, text: "near 2 Newest Street" } });
    centre.commit();
    await card().getByText("near 2 Newest Street").first().waitFor();
    expect(await desk.page.inputValue("[data-field=place] input")).toBe("9 Typed Street");
    await desk.press("Escape");
    await desk.press("Escape");
  });

  it("a caller on other ground is told with whose it is", async () => {
    desk.server.centre.setCall(id, { rightPsap: "Eastfield Emergency Communications" });
    desk.server.centre.commit();
    await card().getByText("Eastfield Emergency Communications").first().waitFor();
    await desk.accessible("a call from other ground");
  });

  it("one key and a yes hand the caller over to the centre whose ground it is", async () => {
    const { centre } = desk.server;
    await card().getByText(/The directory has no centre for that ground/).waitFor();
    centre.setCall(id, { rightPsap: "Harbor City Emergency Communications", rightCentre: { id: "HARBOR", name: "Harbor City 9-1-1" } });
    centre.commit();
    await card().getByRole("button", { name: /Hand over to Harbor City/ }).waitFor();
    await desk.press("Alt+Shift+0");
    await card().getByRole("alertdialog", { name: /Harbor City 9-1-1/ }).waitFor();
    await desk.accessible("hand over to the right centre?");
    if (process.env["LOOK"]) await desk.page.screenshot({ path: `${process.env["LOOK"]}/right-centre.png` });
    await desk.press("Escape");
    await card().getByRole("alertdialog").waitFor({ state: "detached" });
    expect(centre.conferences.get(id)?.parties ?? []).toEqual([]);
    await desk.press("Alt+Shift+0");
    await card().getByRole("alertdialog").waitFor();
    await desk.press("Alt+Shift+0");
    await expect.poll(() => centre.conferences.get(id)?.parties.map((each) => [each.label, each.transfer])).toEqual([["Harbor City 9-1-1", true]]);
    await card().getByText(/Read this out/).waitFor();
  });

  it("wrong data are reported in two keys, and a supervisor answers", async () => {
    const boss = await desk.join();
    await boss.signIn("sam", 2);
    await desk.press("Alt+2");
    await desk.press("Alt+Shift+W");
    await desk.page.getByRole("dialog").waitFor();
    await desk.accessible("wrong data");
    await desk.press("Enter");
    await expect.poll(() => [...desk.server.centre.wrong.values()].map((each) => [each.kind, each.call])).toEqual([["MISROUTE", id]]);
    await desk.page.getByRole("dialog").waitFor({ state: "detached" });
    await boss.page.getByText("1 wrong data").waitFor();
    await boss.press("Alt+Shift+J");
    await boss.page.getByText("Call from the ground of Harbor City").waitFor();
    await boss.page.getByLabel(/^Answer to/).focus();
    await boss.type("told the carrier");
    await boss.accessible("the reports of wrong data");
    await boss.press("Enter");
    await expect.poll(() => desk.server.centre.wrong.size).toBe(0);
    await boss.page.getByText(/Every report is answered/).waitFor();
    expect(boss.faults).toEqual([]);
  });

  it("what is typed in Where goes into the report as it stands", async () => {
    await desk.press("F7");
    await desk.press("Control+a");
    await desk.type("15/15A Tremont");
    await desk.press("Alt+Shift+W");
    await desk.press("Enter");
    await expect.poll(() => [...desk.server.centre.wrong.values()].at(-1)?.typed).toBe("15/15A Tremont");
    await desk.press("Escape");
    await desk.press("Escape");
  });

  it("one of the places within the doubt becomes the incident's", async () => {
    const button = card().getByRole("region", { name: "Where the caller may be" }).getByRole("button").first();
    const words = (await button.textContent())!.trim();
    await button.focus();
    await desk.press("Enter");
    await desk.panel("incident").getByText("exact door").waitFor();
    expect([...desk.server.centre.incidents.values()].at(-1)!.place?.label).toBe(words);
  });
});
