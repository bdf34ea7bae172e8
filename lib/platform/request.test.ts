import { expect, test, vi } from "vitest";
import { deviceLabel, preferredLocale } from "@/lib/platform/request";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));

test.each([
  [null, "en"],
  ["", "en"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["fr-FR, en;q=0.5, zh;q=0.7", "zh"],
  ["de, fr", "en"],
  ["zh;q=0, en", "en"],
  ["ZH-Hant", "zh"],
  ["*;q=x,,;;", "en"],
])("the language asked for by %j is %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0", "Edge, Windows"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone"],
  ["curl/8.0", ""],
  [null, ""],
])("the device of %j is called %j", (agent, label) => {
  expect(deviceLabel(agent)).toBe(label);
});
