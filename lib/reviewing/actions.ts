"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { askOpinion } from "@/lib/reviewing/commands/ask-opinion";
import { claimChange } from "@/lib/reviewing/commands/claim-change";
import { giveOpinion } from "@/lib/reviewing/commands/give-opinion";
import { releaseChange } from "@/lib/reviewing/commands/release-change";
import { aboutChangeSchema, askOpinionSchema, giveOpinionSchema } from "@/lib/reviewing/schema";

export const claimAction = defineAction({
  name: "change.claim",
  input: aboutChangeSchema,
  run: claimChange,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const releaseAction = defineAction({
  name: "change.release",
  input: aboutChangeSchema,
  run: releaseChange,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const askOpinionAction = defineAction({
  name: "opinion.ask",
  input: askOpinionSchema,
  run: askOpinion,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});

export const giveOpinionAction = defineAction({
  name: "opinion.give",
  input: giveOpinionSchema,
  run: giveOpinion,
  redirectTo: ({ changeId }) => paths.desk.change(changeId),
});
