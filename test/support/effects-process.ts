/**
 * A worker process to be killed or frozen: `node effects-process.ts <config as JSON>`. Its printer says "printing" and
 * waits for a line on standard input; what it logs comes out as JSON lines.
 */
import { createInterface } from 'node:readline';
import { startEffects } from '../../src/effects/start.ts';
import { openDatabase } from '../../src/store/database.ts';
import { printedAs, smallTemplates } from './effects.ts';

const config = JSON.parse(process.argv[2] ?? '');
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const log = (about: object, message: string) => say({ about, message });
const go = Promise.withResolvers<void>();
const input = createInterface({ input: process.stdin });
input.on('line', () => go.resolve());
input.on('close', () => process.exit(0));

await startEffects({
  config,
  database: await openDatabase(config.databaseUrl),
  templates: smallTemplates,
  printer: {
    async print() {
      say({ message: 'printing' });
      await go.promise;
      return printedAs('late');
    },
  },
  ask: async () => {
    throw new Error('nothing is due in this test');
  },
  log: { info: log, warn: log, error: log },
});
