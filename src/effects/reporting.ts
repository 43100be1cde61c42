import type { Database } from '../store/database.ts';
import { forgetProcess, type ProcessIdentity, type ProcessReport, reportProcess } from '../store/processes.ts';
import { every } from './every.ts';
import type { Log } from './log.ts';

/** Milliseconds between two reports of a process. */
const interval = 5_000;

/** Says now and then how this process is, until it is closed. */
export function startReporting(
  database: Database,
  identity: ProcessIdentity,
  report: () => ProcessReport,
  log: Log,
): { close(): Promise<void> } {
  const reporting = every(interval, 'report', () => reportProcess(database, identity, report()), log);
  return {
    async close() {
      await reporting.close();
      await forgetProcess(database, identity.id);
    },
  };
}
