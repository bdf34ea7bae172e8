import "server-only";
import pg from "pg";

/** A date is a day, not a moment: kept as written, or the server's time zone would move it. */
export function dayKeepingTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.DATE, (day) => day);
  return types;
}
