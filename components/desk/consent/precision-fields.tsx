import { Checkbox } from "@/components/forms/choices";
import { Disclosure } from "@/components/forms/disclosure";
import { Field } from "@/components/forms/field";
import { formClasses } from "@/components/forms/form-classes";
import { Select } from "@/components/forms/select";
import { publicDateOptions } from "@/components/desk/choice-options";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type PrecisionFieldsProps = { locale: Locale; prefix?: string; /** Whether this kind of fact has a place. */ withPlace?: boolean; defaults?: Readonly<Record<string, string>> };

const NO_DEFAULTS: Readonly<Record<string, string>> = {};

/** How exactly the public reads the date and the place of a fact. Few facts need it: it stands closed. */
export function PrecisionFields({ locale, prefix = "", withPlace = false, defaults = NO_DEFAULTS }: PrecisionFieldsProps) {
  const t = translatorFor(locale, "consent");
  const given = (name: string) => defaults[`${prefix}${name}`] ?? "";
  return (
    <Disclosure summary={t("precision.legend")} prefix={`${prefix}public`} isOpen={["publicDate", "publicPlace", "hidesPlace"].some((name) => given(name) !== "")}>
      <p className={formClasses.hint}>{t("precision.hint")}</p>
      <div className={formClasses.pair}>
        <Select name={`${prefix}publicDate`} label={t("precision.date")} optional empty={t("precision.dateExact")} options={publicDateOptions(locale)} defaultValue={given("publicDate")} />
        {withPlace && <Field name={`${prefix}publicPlace`} label={t("precision.place")} hint={t("precision.placeHint")} optional defaultValue={given("publicPlace")} />}
      </div>
      {withPlace && <Checkbox name={`${prefix}hidesPlace`} label={t("precision.noPlace")} defaultChecked={given("hidesPlace") === "yes"} />}
    </Disclosure>
  );
}
