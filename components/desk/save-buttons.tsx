import { formClasses } from "@/components/forms/form-classes";
import { SubmitButton } from "@/components/forms/submit-button";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** Into the draft, with another fact of the same source next, or handed in at once. */
export function SaveButtons({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "desk");
  const logging = translatorFor(locale, "logging");
  return (
    <div>
      <div className="flex flex-wrap gap-3">
        {/* The first is what Enter presses. */}
        <SubmitButton name="next" value="draft">
          {t("log.save")}
        </SubmitButton>
        <SubmitButton name="next" value="another" tone="secondary">
          {logging("next.another")}
        </SubmitButton>
        <SubmitButton name="next" value="hand_in" tone="secondary">
          {logging("next.handIn")}
        </SubmitButton>
      </div>
      <p className={`mt-2 ${formClasses.hint}`}>
        {t("log.saveHint")} {logging("next.handInHint")}
      </p>
    </div>
  );
}
