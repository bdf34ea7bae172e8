import { expect, it } from "vitest";
import { eventAsFact } from "@/lib/cases/labels";
import { addCaseSchema } from "@/lib/cases/schema";

const typed = {
  name: { text: "Aubergine Invented", language: "en" },
  event: { stage: "taken_away", text: "Taken from an invented market.", language: "en", place: "Invented town", authority: "Invented guards", date: { year: "2031", month: "5" } },
  citations: [{ exact: "invented words", source: { title: "An invented report", language: "en" } }],
};

it("the first event of a new case is read back, whatever the form says of how precisely it is public", () => {
  const { event } = addCaseSchema.parse(typed);
  expect(event && eventAsFact(event)).toMatchObject({ value: { stage: "taken_away", place: "Invented town", authority: "Invented guards" }, date: { edtf: "2031-05" }, publicPlace: null });
  const { event: hidden } = addCaseSchema.parse({ ...typed, event: { ...typed.event, hidesPlace: "yes" } });
  expect(hidden && eventAsFact(hidden)).toMatchObject({ publicPlace: "" });
});
