import { mkdtempSync, chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { newPassword } from "../roles";
import { canReach, postgresAccount } from "./account";
import { findBinaries } from "./binaries";
import { OWNER_ROLE, clusterUrl, startCluster, stopCluster, type Cluster, type RunningCluster } from "./cluster";
import { postgresPlace } from "./place";

/** A bundled Postgres that runs, and how to restart and stop it. */
export interface EmbeddedPostgres {
  readonly cluster: Cluster;
  running: RunningCluster;
  /** The owner's connection to a database of this name. */
  urlOf: (database: string) => string;
  /** Starts it again on the same port after it died. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

function readPort(file: string): number | null {
  try {
    const port = Number(readFileSync(file, "utf8"));
    return Number.isInteger(port) && port > 0 ? port : null;
  } catch {
    return null;
  }
}

async function open(cluster: Cluster, portFile: string): Promise<EmbeddedPostgres> {
  const running = await startCluster(cluster, readPort(portFile));
  writeFileSync(portFile, `${running.port}\n`);
  const postgres: EmbeddedPostgres = {
    cluster,
    running,
    urlOf: (database) => clusterUrl(postgres.running.port, OWNER_ROLE, cluster.password, database),
    restart: async () => {
      postgres.running = await startCluster(cluster, postgres.running.port, false);
      writeFileSync(portFile, `${postgres.running.port}\n`);
    },
    stop: () => stopCluster(postgres.running.mark),
  };
  return postgres;
}

/** The cluster of this checkout: made at the first start, started, or adopted when it still runs. */
export async function openEmbedded(dataFolder: string, password: string): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const place = postgresPlace(account, dataFolder);
  const cluster: Cluster = {
    folder: path.join(place, "postgres"),
    logFile: path.join(place, "postgres.log"),
    binaries: findBinaries(account, place),
    account,
    password,
  };
  return open(cluster, path.join(dataFolder, "postgres.port"));
}

/**
 * A cluster that is thrown away with everything in it when it is stopped.
 * @param isLostWithPower whether it asks nothing of the disk: for tests, of which thousands of commits would each wait for it; never where time is measured
 */
export async function openThrowAway({ isLostWithPower = false }: { isLostWithPower?: boolean } = {}): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const parent = [tmpdir(), "/var/tmp"].find((folder) => canReach(account, folder)) ?? tmpdir();
  const place = mkdtempSync(path.join(parent, "caselight-"));
  chmodSync(place, 0o755);
  const cluster: Cluster = {
    folder: path.join(place, "postgres"),
    logFile: path.join(place, "postgres.log"),
    binaries: findBinaries(account, place),
    account,
    password: newPassword(),
    ...(isLostWithPower ? { isLostWithPower } : {}),
  };
  const postgres = await open(cluster, path.join(place, "port"));
  const { stop } = postgres;
  postgres.stop = async () => {
    await stop();
    rmSync(place, { recursive: true, force: true });
  };
  return postgres;
}
