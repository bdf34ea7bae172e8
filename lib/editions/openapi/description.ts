/** The description of the API (OpenAPI 3.1), generated from the schemas by which its answers are made. */
import * as z from "zod";
import { KIND_PLURAL } from "@/lib/core/kinds";
import { DATA_LICENCE } from "@/lib/editions/published";
import { ANSWERS, BODIES, UPDATE_ID } from "@/lib/editions/openapi/answers";
import { FACETS } from "@/lib/editions/search/facets";
import { isSearched, LIST_FACETS, LIST_SORTS, type List } from "@/lib/editions/search/lists";
import { LONGEST_QUESTION } from "@/lib/editions/search/parameters";
import { SEARCH_LISTS, SORTS } from "@/lib/editions/search/params";

type Json = Record<string, unknown>;

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** JSON Schema (2020-12) of every named shape, each once, pointing to each other by reference. */
function schemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...BODIES, ...ANSWERS })) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, { target: "draft-2020-12", uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
  );
}

const ETAG = { ETag: { description: "Send it back in If-None-Match: the answer is then 304 while nothing changed.", schema: { type: "string" } } };

function ok(description: string, type: string, schema: Json): Json {
  return { description, headers: ETAG, content: { [type]: { schema } } };
}

const PROBLEM_OF: Readonly<Record<number, string>> = {
  400: "A parameter of the address cannot be read.",
  404: "There is no public record at this address.",
  405: "The API can be read, and nothing can be sent to it.",
  410: "The record was withdrawn. A withdrawal says nothing about what the record held.",
  503: "The site or its database is away; Retry-After says when to ask again.",
};

function problems(...statuses: readonly number[]): Json {
  const content = { "application/problem+json": { schema: reference("Problem") } };
  return Object.fromEntries([...statuses, 405, 503].map((status) => [String(status), { description: PROBLEM_OF[status], content }]));
}

const PLURALS = Object.values(KIND_PLURAL);
const KIND = { name: "kind", in: "path", required: true, schema: { type: "string", enum: PLURALS } };
/** The others have lists of their own, which can be searched. */
const KIND_LISTED = { ...KIND, schema: { type: "string", enum: [KIND_PLURAL.practice, KIND_PLURAL.country, KIND_PLURAL.organisation] } };
const SLUG = { name: "slug", in: "path", required: true, schema: { type: "string", pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$", maxLength: 120 } };

const after = (pattern: string, description: string): Json => ({ name: "after", in: "query", required: false, description, schema: { type: "string", pattern } });

const NUMBER = { name: "number", in: "path", required: true, schema: { type: "string", pattern: "^[1-9][0-9]*$" } };

const query = (name: string, description: string, schema: Json): Json => ({ name, in: "query", required: false, description, schema });

/** As lib/editions/search/data-params.ts reads them: what it cannot read is 400. */
function searchParameters(): Json[] {
  return [
    query("list", "All people, or those on record as lawyers.", { type: "string", enum: SEARCH_LISTS }),
    query("q", "A name, in any of its forms.", { type: "string", maxLength: LONGEST_QUESTION }),
    query("exact", "Whole names only.", { type: "string", enum: ["1"] }),
    query("sort", "The order; `relevance` needs `q`.", { type: "string", enum: SORTS }),
    ...FACETS.map((facet) => query(facet, "May stand several times: any of its values, and all facets together.", { type: "array", items: { type: "string" } })),
  ];
}

const PARTS = query("part", "A long table comes in parts: `2-3` is the second of three. A row stands in one of them, whatever is published meanwhile; a table or part that is too long is 400.", { type: "string", pattern: "^[1-9][0-9]{0,2}-[1-9][0-9]{0,2}$" });
const TABLE_NOTE = "CSV in UTF-8 with a byte order mark, formulas made inert by an apostrophe.";

/** As list-params.ts reads them; the API has orders of its own. */
function listParameters(list: List): Json[] {
  const words = { ...query("q", "Words of its texts: all of them, and side by side between quotation marks.", { type: "string", maxLength: LONGEST_QUESTION }), required: list === "search" };
  return [
    ...(isSearched(list) ? [words] : []),
    ...LIST_FACETS[list].map((facet) => query(facet, "May stand several times: any of its values, and all facets together.", { type: "array", items: { type: "string" } })),
  ];
}

/** A list and the same as a table. */
function listed(list: List, operationId: string, summary: string, parameters: readonly Json[], answers: string): Json {
  return {
    [`/api/v1/${list}`]: reads(operationId, `${summary}, a page at a time.`, [...listParameters(list), ...parameters], { "200": ok("One page.", "application/json", reference(answers)), ...problems(400) }),
    [`/api/v1/${list}.csv`]: reads(`${operationId}AsTable`, `${summary}, as a table: ${TABLE_NOTE}`, [...listParameters(list), PARTS], { "200": ok("The table.", "text/csv", { type: "string" }), ...problems(400) }),
  };
}

function reads(operationId: string, summary: string, parameters: readonly Json[], responses: Json): Json {
  return { get: { operationId, summary, parameters, responses } };
}

function paths(): Json {
  const oneRecord = [KIND, SLUG];
  return {
    "/api/v1/{kind}": reads(
      "listRecords",
      "The standing records of a kind, by slug, a page at a time.",
      [KIND_LISTED, after(SLUG.schema.pattern, "Continue after this slug: `next` of the page before says it.")],
      { "200": ok("One page.", "application/json", reference("RecordPage")), ...problems(400, 404) },
    ),
    "/api/v1/people": reads(
      "searchPeople",
      "The standing people who answer a search, a page at a time; without parameters everybody.",
      [...searchParameters(), after("^[A-Za-z0-9_-]+$", "Continue behind this place: `next` of the page before says it.")],
      { "200": ok("One page.", "application/json", reference("PeoplePage")), ...problems(400) },
    ),
    "/api/v1/people.csv": reads(
      "searchPeopleAsTable",
      `The same people as a table: ${TABLE_NOTE}`,
      [...searchParameters(), PARTS],
      { "200": ok("The table.", "text/csv", { type: "string" }), ...problems(400) },
    ),
    "/api/v1/events": reads(
      "listEvents",
      "What happened to the standing people who answer a search, person by person, each one's events in time; without parameters to everybody.",
      [...searchParameters(), after("^[A-Za-z0-9_-]+$", "Continue behind this place: `next` of the page before says it.")],
      { "200": ok("One page.", "application/json", reference("EventPage")), ...problems(400) },
    ),
    "/api/v1/{kind}/{slug}/editions": reads(
      "listEditions",
      "The entries of every edition of a record, the first one first.",
      [...oneRecord, after("^[1-9][0-9]*$", "Continue behind the edition of this number.")],
      { "200": ok("One page.", "application/json", reference("EditionPage")), ...problems(400, 404, 410) },
    ),
    "/api/v1/{kind}/{slug}/editions/{number}": reads("getEdition", "One edition: its entry, and its body unless that is withheld.", [...oneRecord, NUMBER], {
      "200": ok("The edition.", "application/json", reference("Edition")),
      ...problems(404, 410),
    }),
    "/api/v1/{kind}/{slug}/editions/{number}/body": reads("getEditionBody", "The bytes that an edition's hash is of; 410 also where they are withheld.", [...oneRecord, NUMBER], {
      "200": ok("The body as canonical JSON (RFC 8785).", "application/json", { anyOf: Object.keys(BODIES).map(reference) }),
      ...problems(404, 410),
    }),
    "/api/v1/{kind}/{slug}": reads("getRecord", "The standing edition of one record.", oneRecord, {
      "200": ok("The edition: its permanent entry and the body that its hash is of.", "application/json", reference("Record")),
      ...problems(404, 410),
    }),
    "/api/v1/{kind}/{slug}/record.jsonld": reads("getJsonLd", "What sources state of the record and none contradicts, in the words of schema.org (JSON-LD 1.1).", oneRecord, {
      "200": ok("The document.", "application/ld+json", { type: "object", required: ["@context", "@graph"] }),
      ...problems(404, 410),
    }),
    "/api/v1/{kind}/{slug}/followthemoney.json": reads("getFollowTheMoney", "The same as entities of FollowTheMoney; of people, organisations and statements.", oneRecord, {
      "200": ok("The record's entity first, then what it is linked to.", "application/json", {
        type: "array",
        items: { type: "object", required: ["id", "schema", "properties"], properties: { id: { type: "string" }, schema: { type: "string" }, properties: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } } } },
      }),
      ...problems(404, 410),
    }),
    "/api/v1/people/{slug}/timeline.csv": reads("getTimeline", `A person's timeline as a table, a row for each reading of an event and for each dated statement. \`mark\` says how sure the event is, or that the statement is about the person; \`date_mark\`, how sure the date is. ${TABLE_NOTE}`, [SLUG], {
      "200": ok("The table.", "text/csv", { type: "string" }),
      ...problems(404, 410),
    }),
    "/api/v1/charts/{chart}.csv": reads(
      "getChart",
      "The numbers of a chart of the whole record as a table: countries and statements (`signatures`); how much of the record rests on each source (`basis`): the rows of a page of the site's sources, by its parameters.",
      [
        { name: "chart", in: "path", required: true, schema: { type: "string", enum: ["signatures", "basis"] } },
        ...listParameters("sources").filter(({ name }) => name !== "q"),
        query("sort", "Of `basis`: the order.", { type: "string", enum: LIST_SORTS.sources.filter((sort) => sort !== "relevance") }),
        query("page", "Of `basis`: the page, from 1; one behind the last is the last.", { type: "string", pattern: "^[1-9][0-9]{0,3}$" }),
      ],
      { "200": ok("The table.", "text/csv", { type: "string" }), ...problems(400, 404) },
    ),
    "/api/v1/charts/{chart}/{slug}.csv": reads(
      "getChartOfRecord",
      "The numbers of a chart of one record as a table: of a practice its people by year (`years`) and its stretches of custody against the limit, as of today (`spells`); of a source what rests on it (`basis`).",
      [{ name: "chart", in: "path", required: true, schema: { type: "string", enum: ["years", "spells", "basis"] } }, SLUG],
      { "200": ok("The table.", "text/csv", { type: "string" }), ...problems(400, 404, 410) },
    ),
    ...listed("statements", "searchStatements", "The standing statements that answer, by slug", [after(SLUG.schema.pattern, "Continue after this slug: `next` of the page before says it.")], "RecordPage"),
    ...listed("sources", "searchSources", "The standing sources that answer, by slug", [after(SLUG.schema.pattern, "Continue after this slug: `next` of the page before says it.")], "RecordPage"),
    ...listed("search", "searchTexts", "The events, statements and sources in which words stand, by their ids", [after("^[0-9a-f-]{36}[.][0-9a-f-]{36}$", "Continue behind this one: `next` of the page before says it.")], "FoundPage"),
    ...listed("updates", "listUpdates", "What changed on the public record, newest first; what was withdrawn is not in it", [after(UPDATE_ID, "Continue behind the update of this id: `next` of the page before says it. 400 where no update on the list has it any more: read the list from its beginning.")], "UpdatePage"),
    "/api/v1/dataset": reads("getDataset", "The standing edition of the dataset: its opaque name, and where its files and their hashes are.", [], {
      "200": ok("Its files. Their addresses answer 410 as soon as something is published or withdrawn.", "application/json", reference("Dataset")),
      ...problems(),
    }),
    "/api/v1/openapi.json": reads("getDescription", "This description.", [], { "200": ok("OpenAPI 3.1.", "application/json", { type: "object" }), ...problems() }),
  };
}

/** The document. @param origin where the site is reached */
export function describeApi(origin: string): Json {
  return {
    openapi: "3.1.1",
    info: {
      title: "Caselight",
      version: "1",
      summary: "The public record of people deprived of their liberty: what is recorded, who says so, and how sure it is.",
      description:
        "Reading needs no registration, and any site may ask. Every answer is of the public record as it stands: what is withdrawn is gone from all of them at once. " +
        "Bodies hold ids of other records; an id that leads nowhere belongs to a record that is not public. Times are days. Quotations belong to their publishers; the licence does not cover them.",
      license: { name: "CC BY 4.0", url: DATA_LICENCE },
    },
    servers: [{ url: origin.replace(/\/$/u, "") }],
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    paths: paths(),
    components: { schemas: schemas() },
  };
}
