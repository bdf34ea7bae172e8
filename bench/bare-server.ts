/**
 * What the product is measured against: a bare `node:http` server, with `pg` where a question needs the database. It checks nothing, keeps nothing, and
 * answers the same questions with the same content.
 */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { env } from "@/lib/platform/env";
import { answerParent } from "./child";

/** A file that it is to serve at `/`, or null: it answers from the database. */
export type BareTask = { fixed: { headers: string[]; bodyBase64: string } | null };
export type BareReply = { port: number };

const POOL = 10;
const HEAD = `c.record_id AS id, c.kind, c.slug, c.number, e.published_on AS "publishedOn", encode(e.sha256, 'hex') AS sha256, encode(e.previous_sha256, 'hex') AS "previousSha256", e.reason, c.document AS body`;
const FROM = "public_site.current_edition c JOIN public_site.edition e ON e.record_id = c.record_id AND e.number = c.number";

const PERSON = `SELECT ${HEAD} FROM ${FROM} WHERE c.kind = 'person' AND c.slug = $1`;
const LISTED = "public_site.person_entry p WHERE p.facets @> ARRAY[$1] AND p.facets @> ARRAY[$2]";
const LIST = `SELECT ${HEAD} FROM (SELECT p.record_id, p.sort_name FROM ${LISTED} ORDER BY p.sort_name COLLATE "C", p.record_id LIMIT $3) shown JOIN ${FROM} ON c.record_id = shown.record_id
  ORDER BY shown.sort_name COLLATE "C", shown.record_id`;
const NAMED = "public_site.person_name n WHERE n.joined LIKE '%' || $1 || '%'";
const PART = `SELECT ${HEAD} FROM (SELECT DISTINCT n.record_id FROM ${NAMED} LIMIT $2) shown JOIN ${FROM} ON c.record_id = shown.record_id`;

let fixed: { headers: string[]; body: Buffer } | null = null;
const database = new pg.Pool({ connectionString: env().DATABASE_URL_READER, max: POOL });

function send(response: ServerResponse, content: unknown): void {
  const body = Buffer.from(JSON.stringify(content));
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length });
  response.end(body);
}

async function answer(url: URL, response: ServerResponse): Promise<void> {
  const [first = "", second = "", length = "100"] = url.searchParams.getAll("of");
  switch (url.pathname) {
    case "/person":
      return send(response, (await database.query(PERSON, [first])).rows[0]);
    case "/list": {
      const [{ rows }, counted] = await Promise.all([database.query(LIST, [first, second, Number(length)]), database.query<{ total: number }>(`SELECT count(*)::int AS total FROM ${LISTED}`, [first, second])]);
      return send(response, { total: counted.rows[0]?.total, items: rows });
    }
    case "/part": {
      const [{ rows }, counted] = await Promise.all([database.query(PART, [first, 100]), database.query<{ total: number }>(`SELECT count(DISTINCT n.record_id)::int AS total FROM ${NAMED}`, [first])]);
      return send(response, { total: counted.rows[0]?.total, items: rows });
    }
    default:
      response.writeHead(404, { "Content-Length": 0 });
      response.end();
  }
}

const server = createServer((request, response) => {
  if (fixed !== null) {
    response.writeHead(200, fixed.headers);
    response.end(fixed.body);
    return;
  }
  answer(new URL(request.url ?? "/", "http://localhost"), response).catch(() => {
    response.writeHead(500, { "Content-Length": 0 });
    response.end();
  });
});
server.keepAliveTimeout = 65_000;
const listening = new Promise<number>((resolve) => {
  server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
});

answerParent<BareTask>(async (task): Promise<BareReply> => {
  fixed = task.fixed === null ? null : { headers: task.fixed.headers, body: Buffer.from(task.fixed.bodyBase64, "base64") };
  return { port: await listening };
});
