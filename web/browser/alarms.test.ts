import { afterEach, describe, expect, it } from "vitest";
import { Desk, SMALL } from "./desk";

/// An alarm company's report is answered, talked about and decided at the desk.
describe.each(["dark", "light"] as const)("alarms, %s", (theme) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it("is answered by the same key, told, called off by its source, and not taken", async () => {
    desk = await Desk.open({ busy: false, incidents: 0, waiting: 0 }, SMALL, theme);
    await desk.signIn();
    const call = desk.server.story.alarm();
    await desk.panel("queue").getByText("Fire alarm").first().waitFor();
    await desk.press("F4");
    const pane = desk.page.getByRole("region", { name: "Alarm" });
    await pane.getByText("Zone 3, smoke detector, 2nd floor").waitFor();
    await pane.getByText("Not decided yet").waitFor();
    await desk.accessible("alarm");

    await pane.getByLabel("Tell or ask the source").focus();
    await desk.type("Which entrance?");
    await desk.press("Enter");
    await pane.getByText("Which entrance?").waitFor();

    const { alarm } = desk.server.centre.call(call);
    if (!alarm) throw new Error("the call has no alarm");
    desk.server.centre.setCall(call, {
      alarm: { ...alarm, cancelled: true, updates: [...alarm.updates, { at: desk.server.centre.stamp(), by: "Keystone Alarms", kind: "CANCEL", words: "false alarm, toast" }] },
    });
    desk.server.centre.commit();
    await pane.getByText("The source says nobody is needed").waitFor();
    await desk.accessible("alarm called off");
    if (process.env["LOOK"]) await desk.page.screenshot({ path: `${process.env["LOOK"]}/alarm-${theme}.png` });

    await pane.getByRole("button", { name: "Bad address" }).focus();
    await desk.press("Enter");
    await pane.getByText(/Rejected: bad address/).waitFor();
    expect(desk.server.centre.call(call).status).toBe("ENDED");
  });
});
