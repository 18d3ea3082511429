import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, SMALL, WIDE, type Shown } from "./desk";

/// A caller who does not speak: worked by keys to a dispatch, and a text telephone on a voice call.
describe.each<Shown>([
  { theme: "dark", size: WIDE, name: "dark-1920" },
  { theme: "light", size: SMALL, name: "light-1280" },
])("silent callers ($name)", ({ theme, size, name }) => {
  let desk: Desk;
  let call: number;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false, waiting: 0 }, size, theme, process.env["SCREENS"] !== undefined);
    await desk.signIn();
    call = desk.server.story.arrive("EMERGENCY");
    await desk.panel("queue").getByText("Waiting 1").waitFor();
    await desk.press("F4");
    await desk.panel("call").getByText("Talking").waitFor();
  });
  afterAll(() => desk.close());

  it("is shown to be quiet", async () => {
    desk.server.centre.setSilent(call, { sound: "QUIET", soundSince: new Date(Date.now() - 5000).toISOString() });
    desk.server.centre.commit();
    await desk.panel("call").getByText("Nobody speaks").waitFor();
    await desk.accessible("a quiet call");
  });

  it("is told what to do when no sound comes at all, by one key", async () => {
    desk.server.centre.setSilent(call, { sound: "NOTHING", soundSince: new Date(Date.now() - 6000).toISOString() });
    desk.server.centre.commit();
    await desk.panel("call").getByText("No audio from the caller").waitFor();
    await desk.panel("call").getByRole("button", { name: "Ask for sound" }).waitFor();
    await desk.press("Alt+Shift+o");
    await desk.panel("call").getByText("say that you call back").waitFor();
    await desk.accessible("a caller without sound");
    if (desk.drawn) await desk.shot(`${name}-no-sound`);
    desk.server.centre.setSilent(call, { sound: "QUIET", soundSince: new Date(Date.now() - 5000).toISOString() });
    desk.server.centre.commit();
    await desk.panel("call").getByText("Nobody speaks").waitFor();
  });

  it("is asked by one key a question, and the keys the caller presses are the answers", async () => {
    await desk.press("Alt+Shift+X");
    await desk.panel("call").getByText("If you need police press 1").waitFor();
    await desk.press("1");
    await expect.poll(() => desk.server.centre.silent.get(call)?.questions.length).toBe(1);
    desk.server.centre.press(call, "1");
    await desk.panel("call").getByText("Police").first().waitFor();
    await desk.press("5");
    await expect.poll(() => desk.server.centre.silent.get(call)?.questions.length).toBe(2);
    desk.server.centre.press(call, "5");
    await desk.panel("call").getByText("1 police").waitFor();
    await desk.accessible("questions and keys");
    if (desk.drawn) await desk.shot(`${name}-silent`);
    await desk.press("Escape");
  });

  it("is an incident by one key, and sent by another", async () => {
    await desk.press("Alt+Shift+q");
    await expect.poll(() => desk.server.centre.call(call).incident).toBeDefined();
    const incident = desk.server.centre.call(call).incident!;
    expect(desk.server.centre.incident(incident).notes[0]?.text).toContain("asked for police by key");
    expect(desk.server.centre.incident(incident).notes[0]?.text).toContain("Is there a weapon? No.");
  });

  it("shows a text telephone letter by letter, and sends a turn with GA", async () => {
    desk.server.centre.setSilent(call, { sound: "TTY", typing: "HELP ME PLE" });
    desk.server.centre.commit();
    await desk.panel("call").getByText("HELP ME PLE").waitFor();
    desk.server.centre.setSilent(call, { sound: "TTY" });
    desk.server.centre.silent.delete(call);
    desk.server.centre.setSilent(call, { sound: "TTY" });
    desk.server.centre.write(call, "HELP ME PLEASE GA", "TTY");
    await desk.panel("call").getByText("HELP ME PLEASE GA").waitFor();
    await desk.press("Alt+y");
    await expect.poll(() => desk.focused()).toContain("Write by TTY");
    await desk.type("WHERE ARE YOU Q");
    await desk.accessible("a text telephone");
    if (desk.drawn) await desk.shot(`${name}-tty`);
    await desk.press("Alt+Shift+g");
    await desk.panel("call").getByText("WHERE ARE YOU Q GA").waitFor();
  });
});
