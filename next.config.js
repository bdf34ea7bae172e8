// Two builds may lie side by side: one that is served and one that the tests use. Server code reads env elsewhere; this
// file runs before any of it.
const distDir = process.env.CASELIGHT_DIST_DIR ?? ".next";

/** @type {import("next").NextConfig} */
const config = {
  distDir,
  // The types are checked by `npm test`. Next rewrites a tsconfig.json of its own accord, but not one that extends another.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  poweredByHeader: false,
  reactStrictMode: true,
  // The edge compresses once and keeps the bytes.
  compress: false,
  generateEtags: false,
  images: { unoptimized: true },
  // Metadata goes into the head of the first bytes: nothing may arrive by script.
  htmlLimitedBots: /.*/,
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  serverExternalPackages: ["pg", "@node-rs/argon2", "@prisma/adapter-pg", "@simplewebauthn/server", "opencc-js", "pinyin-pro"],
  experimental: {
    // The edge counts a body before this: a server action's is never larger.
    serverActions: { bodySizeLimit: "1mb" },
  },
};

export default config;
