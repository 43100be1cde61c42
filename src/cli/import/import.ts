import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { keepRoles } from '../../commands/directory/roles.ts';
import { isRefusal } from '../../commands/refusal.ts';
import type { KindName } from '../../imports/kinds/kind.ts';
import { MappingError } from '../../imports/mapping/evaluate.ts';
import { type Mapping, mappingSchema } from '../../imports/mapping/mapping.ts';
import { FileFault, type Source } from '../../imports/read/table.ts';
import type { Outcome, Progress } from '../../imports/run/outcome.ts';
import { execute } from '../../imports/run/execute.ts';
import { beginRun, hashOf, mayImport } from '../../imports/run/request.ts';
import { problemsOf } from '../../imports/run/report.ts';
import type { Database } from '../../store/database.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { actorNamed } from '../actor-named.ts';
import { onInstallation } from '../installation.ts';
import { outcomeText } from './words.ts';

interface Wanted {
  /** A kind of data, or "folder". */
  kind: string;
  path: string;
  mapping?: string;
  as?: string;
  dryRun: boolean;
}

const shownProblems = 100;

/** Carries out one import and tells what came of it; problems are findings. */
export function importFiles(wanted: Wanted): Promise<Answer> {
  return onInstallation((database, _config, databaseUrl) => importInto({ database, databaseUrl }, wanted));
}

async function importInto(
  { database, databaseUrl }: { database: Database; databaseUrl: string },
  wanted: Wanted,
): Promise<Answer> {
  await keepRoles(database);
  const mapping = await mappingFor(database, wanted);
  const sources = await sourcesFor(wanted, mapping);
  const actor = wanted.as === undefined ? undefined : await actorNamed(database, wanted.as);
  const refused = actor && mayImport(actor, mapping);
  if (isRefusal(refused)) throw new CannotRun(refused.detail);
  const files = await Promise.all(sources.map(async (source) => ({ ...source, sha256: await hashOf(source) })));
  const runId = await beginRun(database, { mapping, dryRun: wanted.dryRun, by: actor?.id ?? null, files });
  const started = performance.now();
  try {
    const outcome = (await execute({ database, databaseUrl, runId, files, onProgress: onTerminal() })) as Outcome;
    const report = await problemsOf(database, runId, { limit: shownProblems });
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    return {
      json: { runId, ...outcome, report: report.items, seconds: Number(seconds) },
      text: outcomeText(outcome, report.items, { runId, seconds }),
      found: outcome.problems > 0,
    };
  } catch (error) {
    if (error instanceof FileFault || error instanceof MappingError) throw new CannotRun(error.message);
    throw error;
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
}

async function mappingFor(database: Database, { kind, path, mapping }: Wanted): Promise<Mapping> {
  const found = mapping === undefined ? undefined : await namedMapping(database, mapping);
  if (kind === 'folder') {
    if (!found) throw new CannotRun('--mapping: a folder needs a mapping that names its files');
    return found;
  }
  const of = found?.steps.filter((step) => step.import === kind);
  if (!of) return { steps: [{ import: kind as KindName }] };
  if (of.length === 0) throw new CannotRun(`--mapping: it has no step for ${kind}`);
  // One file of a mapping for several: the file in hand is the one its step reads.
  const role = of[0]?.from;
  return role === undefined
    ? { ...found, steps: of }
    : { ...found, steps: of, files: { ...found?.files, [role]: basename(path) } };
}

async function namedMapping(database: Database, nameOrFile: string): Promise<Mapping> {
  const [saved] = await database.query<{ mapping: Mapping }>('select mapping from import_mapping where name = $1', [
    nameOrFile,
  ]);
  if (saved) return saved.mapping;
  const text = await readFile(nameOrFile, 'utf8').catch((error: Error) => {
    throw new CannotRun(`--mapping: neither a saved mapping nor a file that can be read: ${error.message}`);
  });
  const read = mappingSchema.safeParse(yamlOf(text));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
  throw new CannotRun(`--mapping: ${problems.join('\n')}`);
}

function yamlOf(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw new CannotRun(`--mapping: ${(error as Error).message}`);
  }
}

async function sourcesFor({ kind, path }: Wanted, mapping: Mapping): Promise<Source[]> {
  if (kind !== 'folder') {
    const folder = join(path, '..');
    const others = Object.values(mapping.files ?? {}).filter((name) => name !== basename(path));
    const beside = await Promise.all(others.map((name) => onDisk(join(folder, name)).catch(() => undefined)));
    return [await onDisk(path), ...beside.filter((source) => source !== undefined)];
  }
  return Promise.all([...new Set(Object.values(mapping.files ?? {}))].map((name) => onDisk(join(path, name))));
}

async function onDisk(path: string): Promise<Source> {
  const found = await stat(path).catch((error: Error) => {
    throw new CannotRun(`${path}: ${error.message}`);
  });
  if (!found.isFile()) throw new CannotRun(`${path}: not a file`);
  return { name: basename(path), size: found.size, open: () => createReadStream(path) };
}

/** One line that is written over on a terminal, a line for each step elsewhere. */
function onTerminal(): (progress: Progress) => void {
  let shown = 0;
  let step = '';
  return ({ step: at, steps, kind, rows, size, read, doing }) => {
    const share = size > 0 ? ` ${Math.min(100, Math.floor((100 * read) / size))} %` : '';
    const text = `${at}/${steps} ${kind}: ${rows} rows ${doing === 'reading' ? `read${share}` : 'read, writing'}`;
    const here = `${at} ${doing}`;
    if (process.stderr.isTTY) {
      if (here === step && performance.now() - shown < 200) return;
      process.stderr.write(`\r\u001b[K${text}`);
    } else if (here !== step || performance.now() - shown > 2_000) process.stderr.write(`${text}\n`);
    else return;
    shown = performance.now();
    step = here;
  };
}
