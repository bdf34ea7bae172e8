"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { answerRequest } from "@/lib/requests/commands/answer-request";
import { claimRequest } from "@/lib/requests/commands/claim-request";
import { closeRequest } from "@/lib/requests/commands/close-request";
import { expungeRequest } from "@/lib/requests/commands/expunge-request";
import { noteRequest } from "@/lib/requests/commands/note-request";
import { reopenRequest } from "@/lib/requests/commands/reopen-request";
import { answerRequestSchema, claimRequestSchema, closeRequestSchema, expungeRequestSchema, noteRequestSchema, reopenRequestSchema } from "@/lib/requests/schema";

export const claimRequestAction = defineAction({
  name: "request.claim",
  input: claimRequestSchema,
  run: claimRequest,
  redirectTo: ({ requestId }) => paths.desk.request(requestId),
});

export const noteRequestAction = defineAction({
  name: "request.note",
  input: noteRequestSchema,
  run: noteRequest,
  redirectTo: ({ requestId }) => paths.desk.request(requestId),
});

export const answerRequestAction = defineAction({
  name: "request.answer",
  input: answerRequestSchema,
  run: answerRequest,
  redirectTo: ({ requestId }) => paths.desk.request(requestId),
});

export const closeRequestAction = defineAction({
  name: "request.close",
  input: closeRequestSchema,
  run: closeRequest,
  redirectTo: () => paths.desk.requests(),
});

export const reopenRequestAction = defineAction({
  name: "request.reopen",
  input: reopenRequestSchema,
  run: reopenRequest,
  redirectTo: ({ requestId }) => paths.desk.request(requestId),
});

export const expungeRequestAction = defineAction({
  name: "request.expunge",
  input: expungeRequestSchema,
  run: expungeRequest,
  redirectTo: ({ requestId }) => paths.desk.request(requestId),
});
