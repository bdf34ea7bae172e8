/** The words of the box that asks for a proof: they come with the program, as those of what can go wrong (components/forms/form-errors.ts), since hardly any page has to say them. */
import type { Locale } from "@/lib/core/kinds";
import enProof from "@/lib/messages/en/proof.json";
import zhProof from "@/lib/messages/zh/proof.json";

export const PROOF_WORDS: Readonly<Record<Locale, typeof enProof.box>> = { en: enProof.box, zh: zhProof.box };
