import { afterEach, describe, expect, it } from "vitest";
import { Desk } from "./desk";

/// What goes wrong in a night, and what the console makes of it.
describe("trouble", () => {
  let desk: Desk;
  afterEach(() => desk.close());

  const fresh = async () => {
    desk = await Desk.open({ busy: false });
    await desk.signIn();
  };
  const last = () => [...desk.server.centre.incidents.values()].at(-1)!;

  it("an unknown address stays in the field with the reason, and goes through by force, flagged", async () => {
    await fresh();
    await desk.press("Alt+n");
    await expect.poll(() => desk.focused()).toBe("Where");
    await desk.type("behind the old viaduct");
    await desk.press("Enter");
    await desk.panel("incident").getByText(/Nothing is known as/).waitFor();
    expect(await desk.page.inputValue("[data-field=place] input")).toBe("behind the old viaduct");
    await desk.accessible("a refusal beside its field");
    await desk.press("Alt+o");
    await desk.panel("incident").getByText("not verified").waitFor();
    expect(last().place?.exactness).toBe("FORCED");
  });

  it("what stands in Where goes along when the type opens the incident, verified or flagged", async () => {
    await fresh();
    const door = desk.server.centre.city.doors.find((each) => desk.server.centre.complete(each.label, null, 8).filter((match) => match.score >= 1).length === 1)!;
    for (const [words, note, exactness] of [[door.label, "exact door", "EXACT"], ["behind the old viaduct", "not verified", "FORCED"]] as const) {
      await desk.press("Alt+n");
      await expect.poll(() => desk.focused()).toBe("Where");
      await desk.type(words);
      await desk.press("Alt+t");
      await desk.type("struc");
      await desk.page.getByRole("option", { name: /Structure fire/ }).waitFor();
      await desk.press("Enter");
      await desk.panel("incident").getByText(note).waitFor();
      expect(last().place).toMatchObject({ typed: words, exactness });
    }
    await desk.accessible("an unverified place");
  });

  it("a half-typed place waits with its incident", async () => {
    await fresh();
    const [one, two] = [...desk.server.centre.incidents.values()];
    await desk.command(String(one!.id));
    await desk.panel("incident").getByText(`#${one!.id}`).waitFor();
    await desk.press("F7");
    await desk.type("half a pla");
    await desk.command(String(two!.id));
    await desk.panel("incident").getByText(`#${two!.id}`).waitFor();
    expect(await desk.page.inputValue("[data-field=place] input")).toBe(two!.place?.label ?? "");
    await desk.command(String(one!.id));
    await expect.poll(() => desk.page.inputValue("[data-field=place] input")).toBe("half a pla");
  });

  it("the same street in two towns makes one choose", async () => {
    await fresh();
    const twice = new Map<string, Set<string>>();
    for (const door of desk.server.centre.city.doors) twice.set(door.label, (twice.get(door.label) ?? new Set()).add(door.municipality));
    const label = [...twice].find(([, towns]) => towns.size > 1)![0];
    await desk.press("Alt+n");
    await desk.type(label);
    await desk.page.getByRole("option").nth(1).waitFor();
    expect(await desk.page.locator("[role=option][aria-selected=true]").count()).toBe(0);
    await desk.press("Enter");
    await desk.panel("incident").getByText(/Choose which/).waitFor();
    await desk.press("End");
    await desk.press("ArrowDown");
    await desk.press("ArrowDown");
    await desk.press("ArrowDown");
    await desk.press("Enter");
    await desk.panel("incident").getByText(/exact door/).waitFor();
    expect(last().place?.label).toBe(label);
  });

  it("a busy unit is refused with the reason and sent by one more key", async () => {
    await fresh();
    const busy = [...desk.server.centre.units.values()].find((each) => each.incident !== undefined)!;
    const target = [...desk.server.centre.incidents.values()].find((each) => each.status === "PENDING")!;
    await desk.command(`D ${busy.id} ${target.id}`);
    await desk.page.locator("footer").getByText(/Override to send it anyway/).waitFor();
    expect(await desk.page.inputValue("footer input")).toBe(`D ${busy.id} ${target.id}`);
    await desk.press("Alt+o");
    await expect.poll(() => desk.server.centre.incident(target.id).units).toContain(busy.id);
  });

  it("of two who take the same call one wins and the other is told who", async () => {
    await fresh();
    const other = await desk.join();
    await other.signIn("sam", 2);
    const oldest = [...desk.server.centre.calls.values()].filter((each) => each.status === "RINGING" && each.rank === 1).sort((a, b) => a.arrivedAt.localeCompare(b.arrivedAt))[0]!;
    // Both look at the same call; the slower one's key is already on its way.
    await other.panel("queue").locator(`[data-call="${oldest.id}"]`).focus();
    await desk.press("F4");
    await expect.poll(() => desk.server.centre.call(oldest.id).handler).toBe("ana");
    await other.command(`A C${oldest.id}`);
    await other.page.locator("footer").getByText(/was answered by Ana Reyes at Call Taker 1/).waitFor();
    await other.panel("queue").getByText("Ana Reyes").first().waitFor();
    expect(other.faults).toEqual([]);
  });

  it("off line it says so, keeps what is typed and sends it later, once, with its own time", async () => {
    await fresh();
    const incident = [...desk.server.centre.incidents.values()][0]!;
    await desk.command(String(incident.id));
    await desk.panel("incident").getByText(`#${incident.id}`).waitFor();
    const notes = incident.notes.length;
    desk.server.cut(true);
    await desk.page.getByTestId("offline-edge").waitFor();
    await desk.see("Keep typing");
    await desk.accessible("off line");
    await desk.press("Alt+b");
    await desk.type("typed in the dark");
    await desk.press("Enter");
    await desk.panel("incident").getByText("typed in the dark").waitFor();
    await desk.panel("incident").getByText("Kept here: 1").waitFor();
    expect(desk.server.centre.incident(incident.id).notes).toHaveLength(notes);
    // Meanwhile the world goes on.
    desk.server.centre.handle({ type: "incidents.Prioritize", incident: incident.id, priority: 5 }, { login: "ben", name: "Ben Osei", roles: [], position: null });
    desk.server.centre.commit();
    desk.server.restore();
    await expect.poll(() => desk.server.centre.incident(incident.id).notes.length).toBe(notes + 1);
    await desk.page.getByTestId("offline-edge").waitFor({ state: "detached" });
    await desk.panel("incident").getByText("life at risk").waitFor({ state: "detached" });
    await desk.panel("incident").getByText("✓ Saved").waitFor();
    expect(await desk.panel("incident").getByText("typed in the dark").count()).toBe(1);
  });

  it("a database that is gone is told at once, and calls are still answered", async () => {
    await fresh();
    desk.server.setDatabase("down");
    await desk.see("The database is down.");
    await desk.accessible("the database down");
    desk.server.setDatabase("up");
    await desk.page.getByText("The database is down.").waitFor({ state: "detached" });
  });

  it("a reload in mid-call brings back call, form and half a note", async () => {
    await fresh();
    await desk.press("F4");
    await expect.poll(() => desk.focused()).toBe("Where");
    const call = [...desk.server.centre.calls.values()].find((each) => each.handler === "ana")!;
    await desk.press("Alt+b");
    await desk.type("half a sen");
    await desk.page.reload();
    await desk.panel("call").getByText(call.number!).waitFor();
    await expect.poll(() => desk.page.inputValue("#incident-note")).toBe("half a sen");
    expect(await desk.page.inputValue("[data-field=place] input")).toBe(call.place!.text);
  });

  it("a session that ended leads to the door, not to a dead screen", async () => {
    await fresh();
    await desk.page.context().clearCookies();
    desk.server.cut(false);
    await desk.see("The session has ended");
  });

  it("a row never moves under the hand", async () => {
    await fresh();
    await desk.press("Alt+5");
    const order = () => desk.page.locator("[data-panel=incidents] [role=row][data-index]").evaluateAll((rows) => rows.map((each) => /\d{4}/.exec(each.getAttribute("aria-label")!)![0]));
    const before = await order();
    const quiet = [...desk.server.centre.incidents.values()].find((each) => String(each.id) === before[3])!;
    desk.server.centre.setIncident(quiet.id, { priority: 1, typeWords: "Changed under the hand" });
    desk.server.centre.commit();
    await desk.panel("incidents").getByText("Changed under the hand").waitFor();
    expect(await order()).toEqual(before);
    await desk.press("F2");
    await expect.poll(async () => (await order()).join()).not.toBe(before.join());
  });

  it("keys can be changed, and the old one lets go", async () => {
    await fresh();
    await desk.press("Alt+s");
    const binding = desk.page.getByRole("button", { name: /^Command line: F2/ });
    await binding.focus();
    await desk.press("Enter");
    await desk.press("F4");
    await desk.page.getByText(/F4 is taken by/).waitFor();
    await desk.press("Alt+Shift+Z");
    await desk.page.getByRole("button", { name: /^Command line: Alt\+Shift\+Z/ }).waitFor();
    await desk.press("Escape");
    await desk.press("Alt+Shift+Z");
    await expect.poll(() => desk.page.evaluate(() => document.activeElement?.closest("footer") !== null)).toBe(true);
  });

  it("a panel pulled out lives in its own window on the same desk and comes back", async () => {
    await fresh();
    const opening = desk.page.context().waitForEvent("page");
    await desk.panel("units").getByRole("button", { name: /Pull units/ }).focus();
    await desk.press("Enter");
    const other = await opening;
    await other.waitForSelector("[data-panel=units] [role=row][data-index]");
    await desk.panel("units").getByText("This panel is in its own window").waitFor();
    const busy = [...desk.server.centre.units.values()].find((each) => each.incident !== undefined && each.agency === "FIRE")!;
    await other.getByRole("row", { name: new RegExp(`^${busy.id},`) }).click();
    await desk.panel("incident").getByText(`#${busy.incident}`).waitFor();
    await other.close();
    await desk.page.waitForSelector("[data-panel=units] [role=row][data-index]");
  });
});
