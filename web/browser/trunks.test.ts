import { afterEach, describe, expect, it } from "vitest";
import { Desk, SMALL, WIDE, type Shown } from "./desk";

/// Whether calls can leave: told in the top strip, said in words, and listed by one key.
describe("trunks", () => {
  let desk: Desk;
  afterEach(() => desk.close());

  const fresh = async (size = WIDE, theme: Shown["theme"] = "dark") => {
    desk = await Desk.open({ busy: false, waiting: 0 }, size, theme);
    desk.server.centre.setTrunk("sbc1.example:5060", "NORMAL", "200 OK");
    desk.server.centre.setTrunk("sbc2.example:5060", "NORMAL", "200 OK");
    await desk.signIn();
  };

  it("one that falls silent is seen at once, in words and in the list, and so is its return", async () => {
    await fresh();
    await desk.see("2 trunks up");
    desk.server.centre.setTrunk("sbc1.example:5060", "UNREACHABLE", "no answer to 3 questions");
    await desk.see("1 of 2 trunks down");
    await desk.press("Alt+Shift+l");
    const list = desk.page.getByRole("dialog", { name: "Trunks" });
    await list.getByText("no answer to 3 questions").waitFor();
    await list.getByText("then 3 unanswered").waitFor();
    await list.getByText("9 ms").first().waitFor();
    await desk.accessible("the list of trunks");
    await desk.press("Escape");
    await list.waitFor({ state: "detached" });

    desk.server.centre.setTrunk("sbc2.example:5060", "DOWN", "it says 503 Service Unavailable");
    await desk.see("All trunks down");
    await desk.accessible("every trunk down");
    await desk.command("TRK");
    await desk.page.locator("footer").getByText(/sbc1.example:5060 unreachable; sbc2.example:5060 down/).waitFor();
    desk.server.centre.setTrunk("sbc1.example:5060", "NORMAL", "200 OK");
    desk.server.centre.setTrunk("sbc2.example:5060", "NORMAL", "200 OK");
    await desk.see("2 trunks up");
  });

  it("on a small screen it keeps quiet while all is well, and the key lists them all the same", async () => {
    await fresh(SMALL, "light");
    expect(await desk.page.getByText("2 trunks up").isVisible()).toBe(false);
    await desk.press("Alt+Shift+l");
    await desk.page.getByRole("dialog", { name: "Trunks" }).getByText("sbc2.example:5060").waitFor();
    await desk.accessible("the list of trunks, light and small");
    await desk.press("Escape");
    desk.server.centre.setTrunk("sbc1.example:5060", "UNREACHABLE", "no answer to 3 questions");
    await desk.see("1 of 2 trunks down");
  });
});
