import pg from "pg";
import type { TestDatabase } from "@/prisma/factories/test-database";

export type CodeOf = (role: "owner" | "desk" | "reader", text: string, values?: readonly unknown[]) => Promise<string>;

/** Raw SQL past every command: the SQLSTATE that a statement fails with, or "kept" where it does not. */
export function codesFrom(database: TestDatabase): CodeOf {
  return async (role, text, values = []) => {
    try {
      await database.sqlAs(role, text, values);
      return "kept";
    } catch (error) {
      if (error instanceof pg.DatabaseError) return error.code ?? "";
      throw error;
    }
  };
}
