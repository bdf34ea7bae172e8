import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { fieldErrorsOf, formToObject, typedValues } from "@/lib/accounts/form-data";

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe("a form as an object", () => {
  test("nests, indexes and repeats", () => {
    const form = formOf([["title", "t"], ["tag", "a"], ["tag", "b"], ["citations[0].exact", "x"], ["citations[0].source.id", "s"], ["citations[1].exact", "y"]]);
    expect(formToObject(form)).toEqual({ title: "t", tag: ["a", "b"], citations: [{ exact: "x", source: { id: "s" } }, { exact: "y" }] });
  });

  test.each([
    [[["a", "1"], ["a.b", "2"]]],
    [[["a.b", "2"], ["a", "1"]]],
    [[["a[0]", "2"], ["a.b", "1"]]],
    [[["a.b", "2"], ["a[0]", "1"]]],
    [[["__proto__.x", "1"]]],
    [[["constructor.prototype.x", "1"]]],
    [[["a[999]", "1"]]],
    [[["", "1"]]],
    [[["a b", "1"]]],
  ] satisfies [[string, string][]][])("refuses %j", (fields) => {
    expect(formToObject(formOf(fields))).toBeNull();
  });

  test("refuses a file", () => {
    const form = new FormData();
    form.append("file", new Blob(["x"]), "x.txt");
    expect(formToObject(form)).toBeNull();
    expect(typedValues(form)).toEqual({});
  });

  test("survives any names and values, and never touches a prototype", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 20 }), (fields) => {
        formToObject(formOf(fields));
        typedValues(formOf(fields));
        return Object.keys(Object.prototype).length === 0;
      }),
    );
  });
});

test("a schema's complaints become message keys under the form's own field names", () => {
  const schema = z.strictObject({
    title: z.string().max(3),
    role: z.enum(["a", "b"]),
    id: z.uuidv4(),
    address: z.url(),
    citations: z.array(z.object({ exact: z.string().min(1, { error: "required" }) })),
  });
  const parsed = schema.safeParse({ title: "long", role: "c", id: "x", address: "y", citations: [{ exact: "" }, {}], more: 1 });
  expect(parsed.success ? null : fieldErrorsOf(parsed.error)).toEqual({
    title: ["tooLong"],
    role: ["choice"],
    id: ["id"],
    address: ["address"],
    "citations[0].exact": ["required"],
    "citations[1].exact": ["required"],
    "": ["unknownField"],
  });
});
