import "server-only";
/** Seals anew, with the secret of today, what the secret before sealed: second factors and identities (npm run secrets:reseal). */
import { openDesk, type DeskReader } from "@/lib/platform/db";
import { seal, unsealWith, type SealPurpose } from "@/lib/platform/secrets";

const AT_ONCE = 200;
const BEFORE_ALL_IDS = "00000000-0000-0000-0000-000000000000";

export type Resealed = { readonly sealedAnew: number; readonly asTheyWere: number; /** Open under neither secret. */ readonly lost: number };
export type SecretsToChange = { readonly secret: string; /** What sealed what is to be sealed anew; without one nothing is, and what does not open is counted. */ readonly before?: string | undefined };

type Row = { readonly id: string; readonly sealed: Uint8Array };
type Binary = Uint8Array<ArrayBuffer>;
/** Where sealed values lie: each bound to its row's id. */
type Place = {
  readonly purpose: SealPurpose;
  /** The next ones in the order of their ids. */
  readonly read: (afterId: string) => Promise<Row[]>;
  /** Only where it is still what was read. @returns how many rows were changed: none where somebody was faster */
  readonly keep: (id: string, read: Binary, anew: Binary) => Promise<{ count: number }>;
};

function placesOf(db: DeskReader): Place[] {
  return [
    {
      purpose: "second-factor",
      read: async (after) =>
        (await db.secondFactor.findMany({ where: { accountId: { gt: after } }, orderBy: { accountId: "asc" }, take: AT_ONCE, select: { accountId: true, sealedSecret: true } })).map(
          ({ accountId, sealedSecret }) => ({ id: accountId, sealed: sealedSecret }),
        ),
      keep: (accountId, read, sealedSecret) => db.secondFactor.updateMany({ where: { accountId, sealedSecret: read }, data: { sealedSecret } }),
    },
    {
      purpose: "sealed-identity",
      read: async (after) =>
        (await db.sealedIdentity.findMany({ where: { sealed: { not: null }, id: { gt: after } }, orderBy: { id: "asc" }, take: AT_ONCE, select: { id: true, sealed: true } })).flatMap(
          ({ id, sealed }) => (sealed === null ? [] : [{ id, sealed }]),
        ),
      keep: (id, read, sealed) => db.sealedIdentity.updateMany({ where: { id, sealed: read }, data: { sealed } }),
    },
  ];
}

/** @returns what became of one row */
async function resealRow({ purpose, keep }: Place, { id, sealed }: Row, { secret, before }: SecretsToChange): Promise<keyof Resealed> {
  if (unsealWith(secret, purpose, id, sealed) !== null) return "asTheyWere";
  const plain = before === undefined ? null : unsealWith(before, purpose, id, sealed);
  if (plain === null) return "lost";
  const { count } = await keep(id, new Uint8Array(sealed), seal(purpose, id, plain, secret));
  // Erased, or set up anew, while this was read: by a site that seals with the secret of today.
  return count === 1 ? "sealedAnew" : "asTheyWere";
}

/**
 * Row by row, each only where nobody changed it meanwhile: interrupted, it is run again and goes on. The site may run beside it with both secrets.
 * @param ownerUrl the owner's connection: the app's role may not replace what is sealed
 */
export async function reseal(ownerUrl: string, secrets: SecretsToChange): Promise<Resealed> {
  const db = openDesk(ownerUrl);
  const total = { sealedAnew: 0, asTheyWere: 0, lost: 0 };
  try {
    for (const place of placesOf(db)) {
      for (let after = BEFORE_ALL_IDS; ; ) {
        const rows = await place.read(after);
        for (const row of rows) total[await resealRow(place, row, secrets)] += 1;
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last.id;
      }
    }
    return total;
  } finally {
    await db.$disconnect();
  }
}
