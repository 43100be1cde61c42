import { execFileSync, spawn } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { isRoot } from '../../unpacked.mjs';

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root hands it to the system account `postgres` (made when
 * the machine has none); anyone else runs it as themselves.
 */
export interface Account {
  /** Runs a program to its end; throws with what it printed when it fails. `walks` names the folders it must enter. */
  run(program: string, args: string[], walks?: string[]): Promise<void>;
  /** Gives a file or folder to the account. */
  give(path: string): void;
  mayExecute(file: string): boolean;
}

export function databaseAccount(): Account {
  return isRoot ? otherAccount('postgres') : { run: runAs([]), give: () => {}, mayExecute: () => true };
}

/**
 * `dac_read_search` lets the account walk through closed parents (0700 home folders) to what it owns. It is asked
 * for only when the way is really closed: containers often do not have it to give.
 */
const walking = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];

function otherAccount(name: string): Account {
  const { uid, gid } = ids(name) ?? make(name);
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups'];
  const can = (...test: string[]) => {
    try {
      execFileSync(become[0]!, [...become.slice(1), '--', 'test', ...test], { cwd: '/', stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  return {
    run: (program, args, walks = []) =>
      runAs([...become, ...(walks.every((folder) => can('-x', folder)) ? [] : walking), '--'])(program, args),
    give: (path) => chownSync(path, uid, gid),
    mayExecute: (file) => can('-x', file),
  };
}

function ids(name: string) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function make(name: string) {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  const made = ids(name);
  if (!made) throw new Error(`The system account ${name}, which PostgreSQL runs as, could not be made`);
  return made;
}

/** Working folder `/` and a bare environment: the account may not be able to enter ours, nor should it know it. */
const runAs = (prefix: string[]) => (program: string, args: string[]) =>
  new Promise<void>((resolve, reject) => {
    const [command, ...rest] = [...prefix, program, ...args];
    const child = spawn(command!, rest, {
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk).slice(-4000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    // 'exit', not 'close': a server that stays behind may keep the pipes open.
    child.once('exit', (code, signal) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code ?? signal}: ${said.trim()}`));
    });
  });
