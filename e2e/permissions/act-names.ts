/** By what names actions and routes are known to the gate of lib/accounts/grave-acts.ts: read from the files that define them, since a definition keeps its name to itself. */
import { filesBelow, textOf } from "../architecture/house-files";

const DEFINED = /export const (\w+) = define\w+\(\{[^]*?\bname: "([a-z_]+\.[a-z_]+)"/gu;

function namesIn(files: RegExp): ReadonlyMap<string, string> {
  return new Map(filesBelow("lib", files).flatMap((file) => [...textOf(file).matchAll(DEFINED)].map(([, exported = "", name = ""]) => [exported, name] as const)));
}

/** Exported name → name. */
export const actionNames = () => namesIn(/^actions\.ts$/u);
export const routeNames = () => namesIn(/^routes\.ts$/u);
