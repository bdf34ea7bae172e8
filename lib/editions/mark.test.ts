import { describe, expect, it } from "vitest";
import { markOf } from "@/lib/editions/mark";

const reading = (parts: Partial<Parameters<typeof markOf>[0][number]> = {}) => ({ modality: "stated" as const, disputed: false, certainty: "certain" as const, ...parts });

describe("what must stand beside a thing said in our own words", () => {
  it("is nothing where a source states it plainly or it was admitted, also beside a less sure reading", () => {
    expect(markOf([reading()])).toBeNull();
    expect(markOf([reading({ modality: "admitted" })])).toBeNull();
    expect(markOf([reading({ modality: "alleged" }), reading()])).toBeNull();
    expect(markOf([reading({ certainty: "uncertain" }), reading()])).toBeNull();
  });

  it("says of a reading that is only likely or uncertain that it is so", () => {
    expect(markOf([reading({ certainty: "uncertain" })])).toBe("uncertain");
    expect(markOf([reading({ certainty: "likely", modality: "admitted" })])).toBe("likely");
    expect(markOf([reading({ certainty: "uncertain", modality: "alleged" })])).toBe("alleged");
  });

  it("is that it is disputed or denied, whatever else is said of it", () => {
    expect(markOf([reading(), reading({ modality: "denied", certainty: "uncertain" })])).toBe("disputed");
    expect(markOf([reading({ disputed: true, certainty: "likely" })])).toBe("disputed");
    expect(markOf([reading({ modality: "denied", certainty: "likely" })])).toBe("denied");
  });
});
