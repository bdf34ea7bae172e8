import { formClasses } from "@/components/forms/form-classes";

type FindBoxProps = { /** Of the parameter, and of the box on its page. */ name: string; label: string; hint: string; text: string; button: string };

/** What is looked for, and the button that looks: inside a plain GET form. */
export function FindBox({ name, label, hint, text, button }: FindBoxProps) {
  return (
    <>
      <label htmlFor={name} className={formClasses.label}>
        {label}
      </label>
      <p id={`${name}-hint`} className={formClasses.hint}>
        {hint}
      </p>
      <div className="flex flex-wrap gap-3">
        <input id={name} name={name} type="search" defaultValue={text} maxLength={200} autoComplete="off" aria-describedby={`${name}-hint`} className={`${formClasses.control} grow basis-56`} />
        <button type="submit" className={formClasses.secondary}>
          {button}
        </button>
      </div>
    </>
  );
}
