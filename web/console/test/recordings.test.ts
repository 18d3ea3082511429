import { describe, expect, it } from "vitest";
import { lastBefore, neighbour, outline } from "../src/rooms/recordings/step";

const marks = [-4, 0, 3, 3.1, 20].map((at) => ({ at, kind: "event", text: `at ${at}` }));

describe("what happened, in step with the sound", () => {
  it("the last line by a moment is lit", () => {
    expect(lastBefore(marks, -5)).toBe(-1);
    expect(lastBefore(marks, 0)).toBe(1);
    expect(lastBefore(marks, 3.2)).toBe(3);
    expect(lastBefore(marks, 100)).toBe(4);
  });

  it("steps go to marks that can be heard, and past where one is", () => {
    expect(neighbour(marks, 0, 10, true)).toBe(3);
    expect(neighbour(marks, 3, 10, true)).toBeNull();
    expect(neighbour(marks, 3, 30, true)).toBe(20);
    expect(neighbour(marks, 10, 30, false)).toBe(3.1);
    expect(neighbour(marks, 0.5, 30, false)).toBeNull();
  });

  it("loudness is drawn to both sides of the middle", () => {
    expect(outline([0, 100])).toBe("0,50 1,0 1,100 0,50");
  });
});
