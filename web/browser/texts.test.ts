import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, SMALL, WIDE, type Shown } from "./desk";

/// A caller who cannot speak, from the first text to the end, by keys alone.
describe.each<Shown>([
  { theme: "light", size: WIDE, name: "light-1920" },
  { theme: "dark", size: SMALL, name: "dark-1280" },
])("text to 9-1-1 ($name)", ({ theme, size, name }) => {
  let desk: Desk;
  let call: number;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false, waiting: 0 }, size, theme, process.env["SCREENS"] !== undefined);
    await desk.signIn();
    call = desk.server.story.text();
  });
  afterAll(() => desk.close());

  it("answers it by the key of voice and stands ready to write", async () => {
    await desk.panel("queue").getByText("TXT").first().waitFor();
    await desk.press("F4");
    await desk.panel("call").getByText("please dont call me he will hear").waitFor();
    await expect.poll(() => desk.focused()).toContain("Write by text message");
    await desk.accessible("a text answered");
  });

  it("sends what is typed with Enter and shows what became of it", async () => {
    await desk.type("Where are you hiding?");
    await desk.press("Enter");
    await desk.panel("call").getByText("Where are you hiding?").waitFor();
    await desk.panel("call").getByText("sent", { exact: true }).waitFor();
    await desk.type("this one is lost");
    await desk.press("Enter");
    await desk.panel("call").getByText("the network did not answer").waitFor();
  });

  it("sends a phrase in the caller's language by its key, with its meaning beside it", async () => {
    await desk.press("/");
    await desk.panel("call").getByText("Help is on the way. Stay with me.").waitFor();
    await desk.press("ArrowRight");
    await desk.panel("call").getByText("La ayuda va en camino. Quédese conmigo.").waitFor();
    await desk.accessible("the phrases");
    if (desk.drawn) await desk.shot(`${name}-phrases`);
    await desk.press("3");
    await desk.panel("call").getByText("La ayuda va en camino. Quédese conmigo.").waitFor();
    expect(desk.server.centre.texts.get(call)!.messages.at(-1)).toMatchObject({ meaning: "Help is on the way. Stay with me." });
    await expect.poll(() => desk.focused()).toContain("Write by text message");
  });

  it("keeps what is half written over a reload", async () => {
    await desk.type("half a tho");
    await desk.page.reload();
    await desk.panel("call").getByText("La ayuda va en camino. Quédese conmigo.").waitFor();
    await desk.press("Alt+y");
    expect(await desk.page.locator("#text-" + call).inputValue()).toBe("half a tho");
    await desk.press("Control+a");
    await desk.press("Delete");
  });

  it("holds a second conversation, is told of news in the first, and goes between them by a key", async () => {
    const other = desk.server.story.text();
    await desk.panel("queue").getByText("Waiting 1").waitFor();
    await desk.press("F4");
    await expect.poll(() => desk.server.centre.call(other).handler).toBe("ana");
    desk.server.centre.write(call, "he is coming up the stairs");
    await desk.panel("queue").getByText("1 new").waitFor();
    await desk.accessible("two conversations");
    if (desk.drawn) await desk.shot(`${name}-texts`);
    await desk.press("Alt+z");
    await desk.panel("call").getByText("he is coming up the stairs").waitFor();
    await expect.poll(() => desk.panel("queue").getByText("1 new").count()).toBe(0);
  });

  it("is over when it is released, and stays readable", async () => {
    await desk.press("Alt+x");
    await desk.panel("call").getByText("A new text from this number is a new call.").waitFor();
    await desk.panel("call").getByText("he is coming up the stairs").waitFor();
  });
});
