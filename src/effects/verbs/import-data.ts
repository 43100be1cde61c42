import { MappingError } from '../../imports/mapping/evaluate.ts';
import { FileFault } from '../../imports/read/table.ts';
import { endRun } from '../../imports/run/end.ts';
import { execute } from '../../imports/run/execute.ts';
import type { VerbDefinition } from '../verb.ts';

/** Carries out an import. Its data and its outcome are written together, so a second time finds it done. */
export const importData: VerbDefinition<'importData'> = {
  runLimit: 1_800_000,

  async perform({ payload: { runId }, signal }, { database, config }) {
    try {
      await execute({ database, databaseUrl: config.databaseUrl, runId, signal });
    } catch (error) {
      // The run says so itself; trying again would find the same.
      if (!(error instanceof FileFault || error instanceof MappingError)) throw error;
    }
    return async () => undefined;
  },

  abandon({ payload: { runId } }, reason) {
    return (tx) => endRun(tx, runId, { state: 'failed', error: reason });
  },
};
