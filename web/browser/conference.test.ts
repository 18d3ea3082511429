import { askOnto } from "@tocsin/fake";
import { afterEach, describe, expect, it } from "vitest";
import { Desk, SMALL, WIDE } from "./desk";

/// Bringing people onto a call and handing it over, by keys alone.
describe("conference", () => {
  let desk: Desk;
  afterEach(() => desk.close());

  async function talking() {
    await desk.signIn();
    await desk.press("F4");
    await desk.panel("call").getByText("Talking").waitFor();
  }

  it("an interpreter is asked for by typing, the next provider answers, and the time is shown", async () => {
    desk = await Desk.open({ busy: false, waiting: 3 });
    await talking();
    await desk.press("Alt+v");
    await desk.type("chin");
    await desk.page.getByRole("option", { name: /Cantonese/ }).waitFor();
    await desk.press("Control+a");
    await desk.type("span");
    await desk.page.getByRole("option", { name: /Spanish/ }).waitFor();
    await desk.press("Enter");
    await desk.panel("call").getByText("no answer").waitFor();
    await desk.panel("call").getByText("Spanish interpreter, Vox Interpreters").first().waitFor();
    await desk.panel("call").getByText(/spoke in \d+\.\d s/).waitFor();
    await desk.panel("call").getByRole("meter").first().waitFor();
    await desk.press("Alt+9");
    await desk.type("47x11#");
    await desk.press("Enter");
    await desk.see("Pressed 4711#");
    await desk.accessible("interpreter");
  });

  it("a language entered before the directory has come is kept, and taken as soon as it is there", async () => {
    desk = await Desk.open({ busy: false, waiting: 3 });
    let release = () => {};
    const gate = new Promise<void>((resolve) => { release = resolve; });
    await desk.page.route("**/api/directory", async (route) => {
      await gate;
      await route.continue();
    });
    await talking();
    await desk.press("Alt+v");
    await desk.type("somali");
    await desk.press("Enter");
    await desk.panel("call").getByText(/Waiting for the directory: somali/).waitFor();
    release();
    await desk.panel("call").getByText("Somali interpreter, Vox Interpreters").first().waitFor();
  });

  it("what the caller speaks is noted by a key, and the interpreter is offered for it; who is near comes first", async () => {
    desk = await Desk.open({ busy: false, waiting: 3 }, SMALL);
    await talking();
    await desk.panel("call").getByText(/this line is recorded/).waitFor();
    await desk.press("Alt+Shift+s");
    await desk.type("haitian");
    await desk.page.getByRole("option", { name: /Haitian/ }).waitFor();
    await desk.press("Enter");
    await desk.panel("call").getByText(/Speaks Haitian Creole/).waitFor();
    await desk.accessible("a language noted");
    await desk.press("Alt+v");
    await desk.press("Enter");
    await desk.panel("call").getByText(/Haitian Creole interpreter, Vox/).first().waitFor();
    await desk.press("Alt+q");
    await desk.type("hosp");
    await expect.poll(() => desk.page.getByRole("option").allInnerTexts()).toEqual([expect.stringMatching(/^Mercy[^]* km · MERCY/), expect.stringMatching(/^General[^]* km · GENERAL/)]);
    await desk.press("Control+a");
    await desk.type("tow");
    await expect.poll(() => desk.page.getByRole("option").allInnerTexts()).toEqual([expect.stringMatching(/^Riverside/), expect.stringMatching(/^Bay Road[^]*does not come here/)]);
  });

  it("988 is found by a word, stays until it is said that it has the caller, and then has it", async () => {
    desk = await Desk.open({ busy: false, waiting: 3 });
    await talking();
    await desk.press("Alt+0");
    await desk.type("suicide");
    await desk.page.getByRole("option", { name: /988/ }).waitFor();
    await desk.press("Enter");
    await desk.panel("call").getByText(/Read this out/).waitFor();
    await desk.panel("call").getByRole("button", { name: /Has the caller/ }).waitFor();
    await desk.accessible("handing over");
    await desk.panel("call").getByRole("button", { name: /Has the caller/ }).press("Enter");
    await desk.panel("call").getByText("Ended").first().waitFor();
  });

  it("a position asked onto a call reads the summary, comes, and takes it with one key", async () => {
    desk = await Desk.open({ busy: false, waiting: 3 });
    await talking();
    const { centre } = desk.server;
    const position = [...centre.positions.values()].find((each) => each.login === "ana")?.id ?? "";
    const ringing = [...centre.calls.values()].find((each) => each.status === "RINGING");
    const ben = { login: "ben", name: "Ben Osei", roles: [], position: "Police 1" };
    centre.setCall(ringing?.id ?? 0, { status: "ACTIVE", handler: "ben", handlerName: "Ben Osei", position: "Police 1", answeredAt: centre.stamp() });
    askOnto(centre, ringing?.id ?? 0, position, ben);
    await desk.page.getByRole("alert", { name: "Asked onto a call" }).waitFor();
    await desk.accessible("asked");
    await desk.press("Alt+Shift+v");
    await desk.see("You are on the call.");
    await desk.press("Alt+Shift+v");
    await desk.page.getByRole("alert", { name: "Asked onto a call" }).waitFor({ state: "detached" });
    expect(centre.call(ringing?.id ?? 0).handler).toBe("ana");
  });

  it("an abandoned caller is called back by one key", async () => {
    desk = await Desk.open({ busy: false, waiting: 3 });
    await desk.signIn();
    const { centre } = desk.server;
    const gone = [...centre.calls.values()].find((each) => each.status === "ABANDONED");
    centre.setCall(gone?.id ?? 0, { attempts: 1 });
    centre.commit();
    await desk.press("Alt+Shift+a");
    await desk.panel("call").getByText(/Caller of C/).waitFor();
    await desk.panel("call").getByText("Talking").waitFor();
  });

  it.each([["light", SMALL, "light-1280"], ["dark", WIDE, "dark-1920"], ["light", WIDE, "light-1920"], ["dark", SMALL, "dark-1280"]] as const)("looks right in %s", async (theme, size, name) => {
    desk = await Desk.open({ busy: true }, size, theme, false);
    await talking();
    await desk.press("Escape");
    await desk.press("Alt+v");
    await desk.type("span");
    await desk.page.getByRole("option", { name: /Spanish/ }).waitFor();
    await desk.press("Enter");
    await desk.panel("call").getByText(/spoke in \d/).waitFor();
    await desk.press("Alt+0");
    await desk.type("har");
    await desk.page.getByRole("option", { name: /Harbor/ }).waitFor();
    await desk.accessible("choosing");
    await desk.press("Enter");
    await desk.panel("call").getByText(/Read this out/).waitFor();
    await desk.accessible("conference");
    await desk.shot(`${name}-conference`);
  });
});
