"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { approveExpunging } from "@/lib/expunging/commands/approve-expunging";
import { proposeExpunging } from "@/lib/expunging/commands/propose-expunging";
import { takeBackExpunging } from "@/lib/expunging/commands/take-back-expunging";
import { approveExpungingSchema, proposeExpungingSchema, takeBackExpungingSchema } from "@/lib/expunging/schema";

export const proposeExpungingAction = defineAction({ name: "expunging.propose", input: proposeExpungingSchema, run: proposeExpunging, redirectTo: ({ recordId }) => paths.desk.expunge(recordId) });

export const approveExpungingAction = defineAction({ name: "expunging.approve", input: approveExpungingSchema, run: approveExpunging, redirectTo: ({ recordId }) => paths.desk.record(recordId) });

export const takeBackExpungingAction = defineAction({ name: "expunging.take_back", input: takeBackExpungingSchema, run: takeBackExpunging, redirectTo: ({ recordId }) => paths.desk.expunge(recordId) });
