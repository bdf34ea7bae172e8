/** The rows of the table of permissions (table.ts). */
import type { Role } from "../../lib/core/kinds";

export type Act = {
  /** The server action's name; of reading, the page below app/desk. Two rows of one name add up. */
  readonly action: string;
  /** What it does, in plain words, for docs/permissions.md. */
  readonly does: string;
  readonly from: Role;
  /** Relation → states in which it is allowed. */
  readonly may: Readonly<Record<string, readonly string[]>>;
};

export type Thing = {
  readonly thing: string;
  readonly title: string;
  /** How somebody can stand to it, in words. */
  readonly relations: Readonly<Record<string, string>>;
  readonly states: readonly string[];
  readonly acts: readonly Act[];
  /** What no row can say, for docs/permissions.md. */
  readonly notes: readonly string[];
};
