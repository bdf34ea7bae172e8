import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StatementRows } from "@/components/public/statement-rows";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { cite, edition, fact, someId } from "@/lib/editions/edition-fixtures";
import { translatorFor } from "@/lib/messages/translate";

function row(parts: Record<string, unknown>, locale: Locale): string {
  const passage = { ...fact([cite(someId(), "words")]), passage: "claim", quoted: true, position: 1, text: "Invented words.", language: "en", ...parts };
  const statement = edition("statement", "invented-remark", { speakers: [], passages: [passage], about: [], signatures: [] });
  return renderToStaticMarkup(<StatementRows statements={[statement]} view={{ locale, lookup: new Map() }} />);
}

it("puts the words of a statement in the list as its own page does: each manner by its own word, the uncertain and the disputed too", () => {
  for (const locale of LOCALES) {
    const words = translatorFor(locale, "words");
    for (const modality of ["alleged", "may_have", "denied", "admitted"] as const) {
      const drawn = row({ modality }, locale);
      expect(drawn).toContain(words(`modality.${modality}`));
      if (modality !== "alleged") expect(drawn).not.toContain(words("modality.alleged"));
    }
    expect(row({ disputed: true }, locale)).toContain(words("standing.disputed"));
    expect(row({ certainty: "uncertain" }, locale)).toContain(words("certainty.uncertain"));
    expect(row({}, locale)).not.toContain("class=\"mark");
  }
  expect(row({ modality: "denied" }, "en")).not.toContain("allegation");
});
