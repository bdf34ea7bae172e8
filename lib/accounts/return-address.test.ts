import { expect, test } from "vitest";
import { returnAddress, signInAddress } from "@/lib/accounts/return-address";

test.each([
  ["/desk", "/desk"],
  ["/desk/review", "/desk/review"],
  ["/desk/cases?query=xie%20yang", "/desk/cases?query=xie%20yang"],
  ["/desk/records/0b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11", "/desk/records/0b2f1b52-5c1c-4a2e-9a53-9f3f7d1f2c11"],
])("leads back to %s", (asked, led) => {
  expect(returnAddress(asked)).toBe(led);
});

test.each([[undefined], [""], ["https://evil.example/desk"], ["//evil.example"], ["/\\evil.example"], ["/desk\\..\\x"], ["/desk/../en"], ["/desk//evil.example"], ["/deskevil"], ["/en"], ["javascript:alert(1)"], ["/desk/sign-in"], ["/desk/sign-out"], ["/desk/invitation/x"], ["/desk\nSet-Cookie: x"], [`/desk/${"a".repeat(600)}`]])(
  "leads to the desk instead of %j",
  (asked) => {
    expect(returnAddress(asked)).toBe("/desk");
  },
);

test("the sign-in page is told where to lead back to, when that is not the desk itself", () => {
  expect(signInAddress(undefined)).toBe("/desk/sign-in");
  expect(signInAddress("/desk")).toBe("/desk/sign-in");
  expect(signInAddress("/desk/review")).toBe("/desk/sign-in?to=%2Fdesk%2Freview");
});
