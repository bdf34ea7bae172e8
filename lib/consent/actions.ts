"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { recordBasis } from "@/lib/consent/commands/record-basis";
import { withdrawBasis } from "@/lib/consent/commands/withdraw-basis";
import { recordBasisSchema, withdrawBasisSchema } from "@/lib/consent/schema";
import { paths } from "@/lib/core/paths";

export const recordBasisAction = defineAction({ name: "basis.record", input: recordBasisSchema, run: recordBasis, redirectTo: ({ personId }) => paths.desk.basis(personId) });

export const withdrawBasisAction = defineAction({ name: "basis.withdraw", input: withdrawBasisSchema, run: withdrawBasis, redirectTo: ({ personId }) => paths.desk.basis(personId) });
