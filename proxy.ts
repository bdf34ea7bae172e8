/**
 * Tells a desk page its own address, which Next keeps from it: for the way back after signing in, and for the language before.
 * Nothing is decided here: who may do what is asked in each page and command. The desk's CSP with its nonce is the edge's
 * (server/edge/headers.ts), which gives Next the same header to read the nonce from.
 */
import { NextResponse, type NextRequest } from "next/server";

/** The name is lib/accounts/require-actor.ts's; a test holds the two equal. */
const ADDRESS_HEADER = "x-desk-address";

export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(ADDRESS_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/desk", "/desk/:path*"] };
