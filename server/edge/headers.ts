import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

/** A public page may load its styles and pictures from this origin, send forms to it, and nothing else. */
const PUBLIC_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What a server's own notice needs: its style is the one inline style, allowed by its hash. */
export function noticeCsp(styleHash: string): string {
  return `default-src 'none'; style-src '${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

/** Desk pages run React: scripts by nonce only. `reload` adds what Next's development server needs. */
export function deskCsp(nonce: string, reload: boolean): string {
  const script = `script-src 'nonce-${nonce}' 'strict-dynamic'${reload ? " 'unsafe-eval'" : ""}`;
  const style = reload ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`;
  const connect = reload ? "connect-src 'self' ws: wss:" : "connect-src 'self'";
  return `default-src 'none'; ${script}; ${style}; img-src 'self' data:; font-src 'self'; ${connect}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

/** Headers of every answer, whoever made its body. */
export function commonHeaders(secureOrigin: boolean): OutgoingHttpHeaders {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(secureOrigin ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** Of a page that everyone sees alike. A shared cache asks again after a few seconds, a browser each time. */
export function publicHeaders(secureOrigin: boolean): OutgoingHttpHeaders {
  return {
    ...commonHeaders(secureOrigin),
    "Content-Security-Policy": PUBLIC_CSP,
    "Cache-Control": "public, max-age=0, s-maxage=2, must-revalidate",
    Vary: "Accept-Encoding",
  };
}

/** Of an API answer: anybody's page may read it, and it may not be rendered as a page. */
export function apiHeaders(secureOrigin: boolean): OutgoingHttpHeaders {
  return {
    ...publicHeaders(secureOrigin),
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
  };
}

/** The name under which a file is saved: with the content type, all that the app may say of an answer's headers. */
export function dispositionOf({ headers }: { readonly headers: IncomingHttpHeaders }): OutgoingHttpHeaders {
  const disposition = headers["content-disposition"] ?? "";
  return /^attachment; filename="[\w.-]+"$/.test(disposition) ? { "Content-Disposition": disposition } : {};
}
