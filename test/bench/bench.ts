/**
 * `npm run bench`: how fast the product is beside the bare programs that do the same, in the same run on the same
 * database, since on a shared machine only a ratio says something. Prints tables and writes artefacts/bench.json; arguments name
 * single parts, `--quick` leaves the million deals out.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded/postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDesk } from './desk.ts';
import { benchEditor } from './editor.ts';
import { type FigureRow, printTable } from './figures.ts';
import { benchPapers } from './papers.ts';
import { benchPreview } from './preview.ts';
import { benchRequests } from './requests.ts';
import { benchScale } from './scale.ts';
import { openPlace, type Place } from './place.ts';
import { observedServer } from './servers.ts';
import { benchTransitions } from './transitions.ts';
import { benchWorth } from './worth.ts';

const parts = ['worth', 'transitions', 'preview', 'editor', 'requests', 'scale', 'papers'] as const;
const asked = process.argv.slice(2);
const wanted = parts.filter((part) => !asked.some((one) => parts.includes(one as never)) || asked.includes(part));
const sizes = asked.includes('--quick') ? [10_000] : [10_000, 1_000_000];
const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log: () => undefined });
const result: Record<string, unknown> = {
  machine: {
    cores: cpus().length,
    model: cpus()[0]?.model,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    loadBefore: loadavg(),
  },
};
try {
  await migrate(postgres.url);
  const database = await openDatabase(postgres.url, { statementTimeoutMs: 600_000 });
  const desk = await openDesk(database);
  const observed = await observedServer(database);
  await part('worth', 'A quote of mixed structure priced, measured, risk-scored and put before the policy', benchWorth);
  await part('transitions', 'Decisions, each of one step', () => benchTransitions(desk, postgres.url, observed));
  await part('preview', 'Preview of a quote, one client', () => benchPreview(desk, observed));
  await part('editor', 'A key in a cell of the editor, in a browser', () => benchEditor(desk, postgres.url));
  await part('requests', 'Statements and time of single requests', () => benchRequests(desk, observed));
  await observed.close();
  await database.close();
  await part('papers', 'Papers, one after another on a warm page', benchPapers);
  await part('scale', `The same at ${sizes.map((size) => size.toLocaleString('en-US')).join(' and ')} deals`, scale);
  result.loadAfter = loadavg();
  mkdirSync('artefacts', { recursive: true });
  writeFileSync('artefacts/bench.json', `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function scale(): Promise<FigureRow[]> {
  const places: Place[] = [];
  try {
    for (const size of sizes) places.push(await openPlace(postgres.url, size));
    result.generation = places.map(({ deals, seconds }) => ({ deals, seconds }));
    return await benchScale(places);
  } finally {
    for (const place of places) await place.close();
  }
}

async function part(
  name: (typeof parts)[number],
  title: string,
  bench: () => FigureRow[] | Promise<FigureRow[]>,
): Promise<void> {
  if (!wanted.includes(name)) return;
  const rows = await bench();
  result[name] = rows;
  printTable(title, rows);
}
