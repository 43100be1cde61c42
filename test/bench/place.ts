import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type PreparedApproval, prepareApprovals } from './approvals.ts';
import { crowd } from './crowd.ts';
import { type Desk, openDesk } from './desk.ts';
import { type BenchServer, observedServer } from './servers.ts';

/** A company with so many deals, in a database of its own. */
export interface Place {
  deals: number;
  /** How long it took to make it. */
  seconds: number;
  desk: Desk;
  server: BenchServer;
  /** Open approvals, to be used up. */
  supply: PreparedApproval[];
  close(): Promise<void>;
}

const approvals = 20;

/** Beside the database in `url`. */
export async function openPlace(url: string, deals: number): Promise<Place> {
  const started = performance.now();
  const name = `deals_${deals}`;
  const beside = await openDatabase(url);
  await beside.query(`create database ${name}`);
  await beside.close();
  const own = new URL(url);
  own.pathname = `/${name}`;
  await migrate(own.href);
  const database = await openDatabase(own.href, { statementTimeoutMs: 1_200_000 });
  const desk = await openDesk(database);
  const supply = await prepareApprovals(desk, approvals);
  await crowd(desk, deals);
  const server = await observedServer(database);
  return {
    deals,
    seconds: Math.round((performance.now() - started) / 1_000),
    desk,
    server,
    supply,
    async close() {
      await server.close();
      await database.close();
    },
  };
}
