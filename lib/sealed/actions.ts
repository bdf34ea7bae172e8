"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { eraseIdentity } from "@/lib/sealed/commands/erase-identity";
import { nameReader } from "@/lib/sealed/commands/name-reader";
import { readIdentity } from "@/lib/sealed/commands/read-identity";
import { removeReader } from "@/lib/sealed/commands/remove-reader";
import { sealIdentity } from "@/lib/sealed/commands/seal-identity";
import { eraseIdentitySchema, nameReaderSchema, readIdentitySchema, removeReaderSchema, sealIdentitySchema } from "@/lib/sealed/schema";

export const sealIdentityAction = defineAction({ name: "identity.seal", input: sealIdentitySchema, run: sealIdentity, redirectTo: ({ sourceId }) => paths.desk.sealed(sourceId) });

export const readIdentityAction = defineAction({ name: "identity.read", input: readIdentitySchema, run: readIdentity, redirectTo: ({ sourceId, readingId }) => paths.desk.sealed(sourceId, readingId) });

export const nameReaderAction = defineAction({ name: "identity.name_reader", input: nameReaderSchema, run: nameReader, redirectTo: ({ sourceId }) => paths.desk.sealed(sourceId) });

export const removeReaderAction = defineAction({ name: "identity.remove_reader", input: removeReaderSchema, run: removeReader, redirectTo: ({ sourceId }) => paths.desk.sealed(sourceId) });

export const eraseIdentityAction = defineAction({ name: "identity.erase", input: eraseIdentitySchema, run: eraseIdentity, redirectTo: ({ sourceId }) => paths.desk.sealed(sourceId) });
