/**
 * Who may import what: docs/architecture.md, "Walls". Everything is forbidden that is not allowed here, and a later policy wins over an
 * earlier one. Elements are rooms (folders); files are the drawers inside a room.
 */

const BROWSER_SAFE = ["schema", "labels", "policy"];
const SERVER_DRAWERS = ["queries", "commands"];
/** Rooms whose tables only the desk may see. A room that is not named is one of them: the public half is closed to it. */
const ROOMS = "desk-room";

const types = (...names) => ({ element: { types: { anyOf: names } } });
const files = (...categories) => ({ file: { categories: { anyOf: categories } } });
const drawers = (room, ...categories) => ({ element: { type: room }, ...files(...categories) });

export const wallSettings = {
  // Nobody here writes selectors with placeholders of the plugin's older kind: looking for them in each cost time.
  "boundaries/legacy-templates": false,
  "boundaries/elements": [
    { type: "desk-page", pattern: "app/desk" },
    // The one public door that writes: it looks public, and is served by the desk half (docs/decisions/020).
    { type: "request-door", pattern: "app/requests" },
    // Everything else under app is public: a new folder starts on the closed side of the wall.
    { type: "public-page", pattern: "app" },
    { type: "ui", pattern: "components/ui" },
    { type: "forms", pattern: "components/forms" },
    { type: "public-ui", pattern: "components/public" },
    { type: "desk-ui", pattern: "components/*" },
    { type: "core", pattern: "lib/core" },
    { type: "messages", pattern: "lib/messages" },
    { type: "vocabulary", pattern: "lib/vocabulary" },
    { type: "platform", pattern: "lib/platform" },
    { type: "editions", pattern: "lib/editions" },
    { type: "publication", pattern: "lib/publication" },
    { type: ROOMS, pattern: "lib/*", capture: ["room"] },
    { type: "server", pattern: "server" },
    { type: "prisma", pattern: "prisma" },
    { type: "e2e", pattern: "e2e" },
    { type: "bench", pattern: "bench" },
  ],
  "boundaries/files": [
    ...[...BROWSER_SAFE, ...SERVER_DRAWERS, "actions", "routes"].map((drawer) => ({ category: drawer, pattern: [`lib/*/${drawer}.ts`, `lib/*/${drawer}/**/*.ts`] })),
    // What a page or an action needs to know who asks, and nothing else of that room.
    { category: "door", pattern: "lib/accounts/{session,require-actor,return-address,define-action,define-route}.ts" },
    // Two more that hold a connection: next-auth's adapter, since every session is read in one file, and the first admin's link, since
    // it is made at start-up with the owner's, as are the ways out of a closed desk and of what no admin can prove.
    { category: "session", pattern: "lib/accounts/session.ts" },
    { category: "first-admin", pattern: ["lib/accounts/first-admin*.ts", "lib/accounts/{queries,commands}/*first-admin*.ts", "lib/accounts/commands/{open-desk,drop-demands}-from-server.ts"] },
    // What reads the public form for a request, and keeps it while it goes back to its sender.
    { category: "request-form", pattern: "lib/requests/{drafts,network,read-form}.ts" },
    { category: "contract", pattern: "lib/editions/contract.ts" },
    // The one query of the public half that the desk's pages ask: what a proposed edition would stand among.
    { category: "preview", pattern: "lib/editions/queries/read-preview.ts" },
    // And what somebody's lists and saved searches are read by: who stands, how many answer (docs/decisions/042).
    { category: "listed", pattern: "lib/editions/queries/{read-dossier,read-listed,find-listable,count-kept-search}.ts" },
    // How the address of a search is read into the one way in which it is kept.
    { category: "search-address", pattern: "lib/editions/search/search-address.ts" },
    // What search keeps of an edition: written where the edition is made to stand, read where it is found.
    { category: "search-entry", pattern: "lib/editions/search/{entry,fold}.ts" },
    // A record as the API answers it: the edge reads one by itself (docs/decisions/028).
    { category: "published", pattern: "lib/editions/{published,queries/edition-row}.ts" },
    { category: "search-rebuild", pattern: "lib/publication/commands/rebuild-search.ts" },
    // What start-up keeps doing for as long as the site runs, outside of Next.
    {
      category: "retention",
      pattern: ["lib/requests/commands/erase-old-requests.ts", "lib/unsent/commands/erase-old-unsent.ts", "lib/advocacy/commands/erase-left-behind.ts", "lib/imports/commands/erase-old-imports.ts", "lib/expunging/commands/let-lapse.ts", "lib/publication/commands/publish-due.ts", "lib/watching/commands/{tell-due,send-due,erase-old-messages}.ts"],
    },
    // What can be watched, and what of it is news: asked as the public's role, by the one room that tells people of it (docs/decisions/041).
    { category: "watchable", pattern: ["lib/editions/search/watchable.ts", "lib/editions/queries/{answers-watch,told-updates,name-search,watch-options,open-reading}.ts"] },
    // How a name is folded: the desk finds drafts by the keys that readers find people by.
    { category: "name-folding", pattern: "lib/editions/search/{fold,name-keys}.ts" },
    // How a table is written so that no spreadsheet runs it: one way for what readers and what the desk takes along.
    { category: "inert-table", pattern: "lib/editions/tables/csv.ts" },
    { category: "name-key-rebuild", pattern: "lib/facts/commands/fill-name-keys.ts" },
    { category: "secret-change", pattern: "lib/sealed/commands/reseal.ts" },
    { category: "desk-database", pattern: "lib/platform/db.ts" },
    { category: "reader-database", pattern: "lib/platform/reader-db.ts" },
    { category: "prisma-client", pattern: "prisma/generated/**" },
    { category: "seed", pattern: "prisma/seed/**" },
    { category: "test", pattern: ["**/*.test.{ts,tsx}", "**/*.drill.ts"] },
  ],
};

const pages = [
  { from: types("public-page"), allow: { to: types("public-page", "public-ui", "ui", "messages", "vocabulary", "editions", "platform") } },
  { from: types("request-door"), allow: { to: types("request-door", "public-page", "public-ui", "messages", "platform") } },
  { from: types("request-door"), allow: { to: { element: { type: ROOMS, captured: { room: "requests" } }, ...files("commands", "request-form") } } },
  { from: types("desk-page"), allow: { to: types("desk-page", "desk-ui", "public-ui", "forms", "ui", "messages", "vocabulary", "platform") } },
  { from: types("desk-page"), allow: { to: files("contract", "door", "preview", "listed", "search-address") } },
  ...[ROOMS, "publication"].map((room) => ({ from: types("desk-page"), allow: { to: drawers(room, ...BROWSER_SAFE, "queries", "actions", "routes") } })),
  {
    from: types("public-page", "desk-page", "request-door"),
    disallow: { to: files("desk-database", "reader-database") },
    message: "Pages never touch a database: call a room's queries.",
  },
];

const looks = [
  { from: types("ui"), allow: { to: types("ui", "messages") } },
  { from: types("forms"), allow: { to: types("forms", "ui", "messages") } },
  { from: types("public-ui"), allow: { to: types("public-ui", "ui", "messages", "vocabulary", "editions") } },
  { from: types("public-ui"), disallow: { to: drawers("editions", "queries") }, message: "A component draws what its page has read." },
  { from: types("desk-ui"), allow: { to: types("desk-ui", "public-ui", "forms", "ui", "messages", "vocabulary") } },
  ...[ROOMS, "publication"].map((room) => ({ from: types("desk-ui"), allow: { to: drawers(room, ...BROWSER_SAFE, "actions") } })),
  { from: types("desk-ui"), allow: { to: files("contract") } },
];

const foundations = [
  { from: types("core"), disallow: { to: types("messages", "vocabulary", "platform", "editions", ROOMS, "publication", "prisma", "server", "e2e") } },
  { from: types("messages"), allow: { to: types("messages") } },
  { from: types("vocabulary"), allow: { to: types("vocabulary") } },
  { from: types("platform"), allow: { to: types("platform") } },
  { from: files("desk-database"), allow: { to: files("prisma-client") } },
  { from: types("platform", ROOMS, "publication"), allow: { to: files("prisma-client"), dependency: { kind: "type" } } },
];

const rooms = [
  { from: types("editions"), allow: { to: types("editions", "messages", "vocabulary", "platform") } },
  { from: types(ROOMS, "publication"), allow: { to: types(ROOMS, "publication", "messages", "vocabulary", "platform") } },
  { from: types("publication"), allow: { to: files("contract", "search-entry") } },
  { from: { element: { type: ROOMS, captured: { room: "facts" } } }, allow: { to: files("name-folding") } },
  { from: { element: { type: ROOMS, captured: { room: "watching" } } }, allow: { to: files("watchable") } },
  { from: { element: { type: ROOMS, captured: { room: "advocacy" } } }, allow: { to: files("search-address") } },
  { from: { element: { type: ROOMS, captured: { room: "imports" } } }, allow: { to: files("inert-table") } },
  { from: types(ROOMS, "publication"), disallow: { to: drawers(ROOMS, "actions", "routes") }, message: "Actions are doors from outside: call the command." },
  { from: types(ROOMS, "publication"), disallow: { to: drawers("publication", "actions") }, message: "Actions are doors from outside: call the command." },
  // Types of the database may be named anywhere in a room; only its two drawers hold a connection.
  {
    from: types(ROOMS, "publication", "editions"),
    disallow: { to: files("desk-database", "reader-database"), dependency: { kind: "value" } },
    message: "Only queries and commands touch a database.",
  },
  { from: types("editions"), disallow: { to: files("desk-database") }, message: "Editions are read as caselight_reader." },
  { from: types(ROOMS, "publication"), disallow: { to: files("reader-database") }, message: "The desk reads its own tables." },
  ...[ROOMS, "publication"].map((room) => ({ from: drawers(room, ...SERVER_DRAWERS), allow: { to: files("desk-database") } })),
  { from: files("session", "first-admin"), allow: { to: files("desk-database") } },
  { from: drawers("editions", "queries"), allow: { to: files("reader-database") } },
  ...[ROOMS, "publication"].flatMap((room) => [
    { from: drawers(room, "actions"), disallow: { to: types("prisma") } },
    { from: drawers(room, "actions"), disallow: { to: files("queries") }, message: "An action calls a command; reading back is the page's work." },
  ]),
  ...[ROOMS, "publication", "editions"].map((room) => ({
    from: drawers(room, ...BROWSER_SAFE),
    disallow: { to: [types("platform"), files(...SERVER_DRAWERS, "actions", "door")] },
    message: "schema, labels and policy reach the browser.",
  })),
];

const outside = [
  { from: types("server"), allow: { to: types("server", "platform", "messages") } },
  { from: types("server"), allow: { to: files("seed", "first-admin", "search-rebuild", "name-key-rebuild", "secret-change", "retention", "published") } },
  { from: types("server"), allow: { to: { element: { type: ROOMS, captured: { room: "audit" } } } } },
  { from: types("prisma", "e2e"), allow: { to: types("prisma", "e2e", "platform", "messages", "vocabulary", "editions", "publication", ROOMS, "server") } },
  { from: types("bench"), allow: { to: types("bench", "prisma", "e2e", "platform", "editions", "publication", ROOMS, "server") } },
  {
    from: files("test"),
    allow: { to: types("messages", "vocabulary", "platform", "editions", "publication", ROOMS, "prisma", "server", "e2e", "ui", "forms", "public-ui", "desk-ui", "public-page", "desk-page", "request-door") },
  },
];

export const walls = {
  default: "disallow",
  // Also between the drawers of one room.
  checkInternals: true,
  policies: [
    { allow: { to: { module: { origin: ["external", "core"] } } } },
    { allow: { to: types("core") } },
    ...pages,
    ...looks,
    ...foundations,
    ...rooms,
    ...outside,
  ],
};
