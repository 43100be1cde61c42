import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/store/embedded/free-port.ts';
import { eventually } from './effects.ts';
import { type Ended, launchProduct, type Product, startProduct, textOf } from './product.ts';

export type Role = 'all' | 'api' | 'worker';

/** Processes of the product that together serve one database at one address, each to be killed and started again. */
export interface Installation {
  url: string;
  /** Where the processes keep temporary files. */
  temporary: string;
  start(role: Role): Promise<Product>;
  /** What the running processes said. */
  said(): string;
  kill(role: Role): Promise<void>;
  /** Kills a process of the role while it starts, so many ms after it was launched. */
  killStarting(role: Role, after: number): Promise<void>;
  /** Ends all by SIGTERM, and all that is left of them. @throws when something is left. */
  stop(): Promise<Ended[]>;
}

export async function installation(settings: Record<string, string>): Promise<Installation> {
  const port = String(await freePort());
  const temporary = mkdtempSync(join(tmpdir(), 'countersign-installation-'));
  chmodSync(temporary, 0o711); // for a browser that runs under another account
  const running = new Map<Role, Product>();
  const groups: number[] = [];
  const settingsOf = (ROLE: Role) => ({ ...settings, ROLE, PORT: port, TMPDIR: temporary });
  return {
    url: `http://127.0.0.1:${port}`,
    temporary,
    async start(role) {
      const product = await startProduct(settingsOf(role));
      groups.push(product.pid);
      running.set(role, product);
      return product;
    },
    said: () => [...running].map(([role, { said }]) => `${role}:\n${textOf(said)}`).join('\n'),
    async kill(role) {
      await running.get(role)?.end();
      running.delete(role);
    },
    async killStarting(role, after) {
      const product = launchProduct(settingsOf(role));
      groups.push(product.pid);
      setTimeout(() => void product.end(), after);
      await product.ended;
    },
    async stop() {
      const ended = await Promise.all([...running.values()].map((product) => product.end('SIGTERM')));
      running.clear();
      await eventually(
        () => [...groups.filter(groupLives), ...workingWith(temporary)],
        (left) => left.length === 0,
      );
      const left = readdirSync(temporary).filter((name) => !name.startsWith('node-compile-cache'));
      rmSync(temporary, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`left behind in the temporary folder: ${left}`);
      return ended;
    },
  };
}

function groupLives(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}

/** Browsers have groups of their own; their command line names the profile. */
function workingWith(folder: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false; // ended meanwhile
      }
    });
}
