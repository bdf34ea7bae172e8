"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { approveLaw, refuseLaw, takeBackLaw } from "@/lib/law/commands/decide-law";
import { proposeLaw } from "@/lib/law/commands/propose-law";
import { approveLawSchema, proposeLawSchema, refuseLawSchema, takeBackLawSchema } from "@/lib/law/schema";
import { paths } from "@/lib/core/paths";

export const proposeLawAction = defineAction({ name: "law.propose", input: proposeLawSchema, run: proposeLaw, redirectTo: ({ practice }) => paths.desk.lawOf(practice) });

export const approveLawAction = defineAction({ name: "law.approve", input: approveLawSchema, run: approveLaw, redirectTo: ({ practice }) => paths.desk.lawOf(practice) });

export const refuseLawAction = defineAction({ name: "law.refuse", input: refuseLawSchema, run: refuseLaw, redirectTo: ({ practice }) => paths.desk.lawOf(practice) });

export const takeBackLawAction = defineAction({ name: "law.take_back", input: takeBackLawSchema, run: takeBackLaw, redirectTo: ({ practice }) => paths.desk.lawOf(practice) });
