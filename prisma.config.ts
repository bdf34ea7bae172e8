import { defineConfig } from "prisma/config";

// No connection here: the client gets its own from lib/platform, and migrations are applied by server/migrate.ts.
export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
