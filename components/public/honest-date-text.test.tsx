import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { NoDate } from "@/components/public/honest-date-text";
import { boundsOf } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";

function told(edtf: string | null, locale: Locale): string {
  const date = edtf === null ? null : { edtf, ...boundsOf(edtf), printed: null, countedFrom: null };
  return renderToStaticMarkup(<NoDate date={date} locale={locale} />).replaceAll(/<[^>]+>/gu, "");
}

it("says by when something was over as surely and as precisely as its source, and no more", () => {
  expect(told("../2017-03-21", "en")).toBe("no date given; by 21 March 2017");
  expect(told("../2017-03~", "en")).toBe("no date given; by about March 2017");
  expect(told("../2017-03-05?", "en")).toBe("no date given; by 5 March 2017, uncertain");
  expect(told("../2017-03~", "zh")).toBe("未注明日期；不晚于2017年3月前后");
  expect(told("../2017-03-05?", "zh")).toBe("未注明日期；不晚于2017年3月5日（不确定）");
  expect(told(null, "en")).toBe("no date given");
});
