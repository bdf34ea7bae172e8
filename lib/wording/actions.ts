"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { approveWording, refuseWording, takeBackWording } from "@/lib/wording/commands/decide-wording";
import { proposeWording } from "@/lib/wording/commands/propose-wording";
import { approveWordingSchema, proposeWordingSchema, refuseWordingSchema, takeBackWordingSchema } from "@/lib/wording/schema";

export const proposeWordingAction = defineAction({ name: "wording.propose", input: proposeWordingSchema, run: proposeWording, redirectTo: ({ practice }) => paths.desk.wordsOf(practice) });

export const approveWordingAction = defineAction({ name: "wording.approve", input: approveWordingSchema, run: approveWording, redirectTo: ({ practice }) => paths.desk.wordsOf(practice) });

export const refuseWordingAction = defineAction({ name: "wording.refuse", input: refuseWordingSchema, run: refuseWording, redirectTo: ({ practice }) => paths.desk.wordsOf(practice) });

export const takeBackWordingAction = defineAction({ name: "wording.take_back", input: takeBackWordingSchema, run: takeBackWording, redirectTo: ({ practice }) => paths.desk.wordsOf(practice) });
