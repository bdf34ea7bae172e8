import { describe, expect, test } from "vitest";
import { onceForEachText } from "@/lib/core/once";

describe("what is read of a text", () => {
  const reading = () => {
    const asked: unknown[] = [];
    return { asked, read: onceForEachText((document) => (asked.push(document), { said: document as { leeks: number[] } })) };
  };

  test("is read once for as long as the text is the same, by the whole of it", () => {
    const { asked, read } = reading();
    const one = read(`{"leeks":[1]}`);
    expect(read(`{"leeks":[1]}`)).toBe(one);
    expect(read(`{"leeks":[2]}`)).toEqual({ said: { leeks: [2] } });
    expect(read(`{"leeks": [1]}`)).not.toBe(one);
    expect(asked).toEqual([{ leeks: [1] }, { leeks: [2] }, { leeks: [1] }]);
  });

  test("cannot be changed for whoever reads it next", () => {
    const { read } = reading();
    expect(() => read(`{"leeks":[1]}`).said.leeks.push(2)).toThrow(TypeError);
    expect(read(`{"leeks":[1]}`)).toEqual({ said: { leeks: [1] } });
  });

  test("is refused each time where it is nothing that can be read", () => {
    let asked = 0;
    const read = onceForEachText(() => {
      asked += 1;
      throw new Error("no leek");
    });
    for (let turn = 0; turn < 2; turn += 1) expect(() => read("{}")).toThrow("no leek");
    expect(() => read("{")).toThrow(SyntaxError);
    expect(asked).toBe(2);
  });

  test("goes where a thousand others were asked for since", () => {
    const { asked, read } = reading();
    const first = read("0");
    for (let other = 1; other < 1_000; other += 1) read(String(other));
    expect(read("0")).toBe(first);
    for (let other = 1_000; other < 1_999; other += 1) read(String(other));
    expect(read("0")).toBe(first);
    for (let other = 2_000; other < 3_000; other += 1) read(String(other));
    read("0");
    expect(asked.filter((each) => each === 0)).toHaveLength(2);
  });
});
