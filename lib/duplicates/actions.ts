"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { proposeMerge } from "@/lib/duplicates/commands/propose-merge";
import { proposeUnmerge } from "@/lib/duplicates/commands/propose-unmerge";
import { tellApart } from "@/lib/duplicates/commands/tell-apart";
import { mergeSchema, tellApartSchema, unmergeSchema } from "@/lib/duplicates/schema";

export const tellApartAction = defineAction({ name: "people.tell_apart", input: tellApartSchema, run: tellApart, redirectTo: () => paths.desk.duplicates() });

export const mergeAction = defineAction({ name: "people.merge", input: mergeSchema, run: proposeMerge, redirectTo: ({ changeId }) => paths.desk.change(changeId) });

export const unmergeAction = defineAction({ name: "people.unmerge", input: unmergeSchema, run: proposeUnmerge, redirectTo: ({ changeId }) => paths.desk.change(changeId) });
