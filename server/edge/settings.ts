/** The contact of security.txt (RFC 9116): an address, and the day (YYYY-MM-DD) from which it must not be used any more. */
export interface SecurityContact {
  readonly contact: string;
  readonly expires: string;
}

/** What one edge serves and where its parts are. */
export interface EdgeSettings {
  readonly surface: "public" | "desk" | "all";
  /** Where people reach the site, without a path. */
  readonly origin: string;
  /** True when nobody named an origin: then the desk may be used on any name of this machine's loopback interface. */
  readonly localNames: boolean;
  /** The app's port on the loopback interface, asked for at every request; a restarted app may have another. */
  readonly appPort: () => number;
  readonly readerUrl: string;
  /** Whom to tell of a fault, and until when that holds; null when the office names nobody. */
  readonly security: SecurityContact | null;
  /** True when the desk's own database is the one the reader's connection leads to, not a replica of it. */
  readonly oneDatabase: boolean;
  /** Development: nothing is kept, and Next's reload socket passes through. */
  readonly reload: boolean;
  /** The time, for the end of the UTC day; tests give another. */
  readonly now: () => Date;
}
