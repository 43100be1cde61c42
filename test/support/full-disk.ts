import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.ts';

/** A disk under the files that the product keeps. */
export interface Disk {
  /** Nothing more fits on it. */
  fill(): Promise<void>;
  /** There is room again. */
  free(): Promise<void>;
  end(): Promise<void>;
}

/** PostgreSQL says of every file that the disk is full, in its own words. */
export function saidDisk(database: Database): Disk {
  return {
    async fill() {
      await database.query(`create function no_space() returns trigger language plpgsql as $$
        begin raise disk_full using message = 'could not extend file "base/1/2": No space left on device'; end $$;
        create trigger no_space before insert on file for each row execute function no_space()`);
    },
    async free() {
      await database.query('drop trigger no_space on file');
    },
    end: async () => undefined,
  };
}

/**
 * A small disk in memory that PostgreSQL keeps its files on; undefined where one cannot be mounted, which takes root on
 * Linux.
 */
export async function realDisk(database: Database): Promise<Disk | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-disk-'));
  chmodSync(folder, 0o711);
  const mounted = (...options: string[]) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(), 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mounted('size=4m');
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const [row] = await database.query<{ data: string }>(`select current_setting('data_directory') as data`);
  const server = statSync(row?.data as string);
  chownSync(folder, server.uid, server.gid);
  await database.query(`create tablespace small location '${folder}'`);
  await database.query('alter table file set tablespace small');
  return {
    async fill() {
      for (const size of [200_000, 20_000, 2_000, 200]) {
        for (let room = true; room; ) room = await keeps(database, randomBytes(size));
      }
    },
    async free() {
      mounted('remount', 'size=64m');
    },
    async end() {
      await database.query('alter table file set tablespace pg_default');
      await database.query('drop tablespace small');
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

async function keeps(database: Database, bytes: Buffer): Promise<boolean> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sql = `insert into file (sha256, media_type, size, bytes) values ($1, 'application/octet-stream', $2, $3)`;
  return database.query(sql, [sha256, bytes.length, bytes]).then(
    () => true,
    () => false,
  );
}
