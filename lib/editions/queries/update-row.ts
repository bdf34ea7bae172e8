import "server-only";
import { EDITION_COLUMNS, noteColumn, STANDING_EDITIONS } from "@/lib/editions/queries/edition-row";

/**
 * Publications of standing records, under the names that updateFrom (lib/editions/update.ts) reads; a WHERE follows. The public note of an
 * edition whose body was withheld is withheld with it: it may repeat what was taken away.
 */
export const UPDATES = `SELECT p.act, p.number AS "actNumber", p.on_day AS "onDay", done.reason AS "actReason", done.alone AS "actAlone",
    ${noteColumn("done")} AS note, ${EDITION_COLUMNS}
  FROM public_site.publication p
  JOIN public_site.edition done ON done.record_id = p.record_id AND done.number = p.number
  JOIN (${STANDING_EDITIONS}) ON c.record_id = p.record_id`;
