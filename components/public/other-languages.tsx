import type { Locale } from "@/lib/core/kinds";
import { languageTag, otherLocales } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

/** The same page in each other language, every link in that language's own words. @param address of this page in a language */
export function OtherLanguages({ locale, address }: { locale: Locale; address: (other: Locale) => string }) {
  return (
    <>
      {otherLocales(locale).map((other) => {
        const words = translatorFor(other, "common");
        return (
          <a key={other} className="site-language" href={address(other)} hrefLang={languageTag(other)} lang={languageTag(other)} rel="alternate">
            {words("languageName")}
            <span className="sr-only"> – {words("readInThisLanguage")}</span>
          </a>
        );
      })}
    </>
  );
}
