import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/store/embedded/free-port.ts';
import { eventually } from './effects.ts';
import { type Ended, launchProduct, type Product, startProduct, textOf } from './product.ts';

export type Role = 'all' | 'api' | 'worker';

/** Processes of the product that together serve one database: any number of each role. */
export interface Installation {
  /** Where its APIs serve; each may be down for a while, and comes back there. */
  urls: string[];
  members: Member[];
  /** Starts all of them, or those. */
  start(members?: Member[]): Promise<void>;
  /** Kills all of them, or those. */
  kill(members?: Member[]): Promise<void>;
  /** What the running processes said. */
  said(): string;
  /** Ends all by SIGTERM, and all that is left of them. @throws when something is left. */
  stop(): Promise<Ended[]>;
}

/** One of the processes, to be killed and started again at its place. */
export interface Member {
  role: Role;
  /** Such as `api 1`. */
  name: string;
  start(): Promise<Product>;
  /** The process that runs now. @throws when none does. */
  process(): Product;
  kill(): Promise<void>;
  /** Kills it while it starts, so many ms after it was launched. */
  killStarting(after: number): Promise<void>;
}

/** Two of each, as many as it takes for one to go on where another stopped. */
export const twoAndTwo: Role[] = ['api', 'api', 'worker', 'worker'];

/** Places for one process of each role in the list; none is started yet. `own` are settings of members by name. */
export async function installation(
  roles: Role[],
  settings: Record<string, string>,
  own: Record<string, Record<string, string>> = {},
): Promise<Installation> {
  const temporary = mkdtempSync(join(tmpdir(), 'countersign-installation-'));
  chmodSync(temporary, 0o711); // for a browser that runs under another account
  const running = new Map<string, Product>();
  const groups: number[] = [];
  const urls: string[] = [];

  async function member(role: Role, at: number): Promise<Member> {
    const name = `${role} ${roles.slice(0, at + 1).filter((other) => other === role).length}`;
    const port = await freePort();
    if (role !== 'worker') urls.push(`http://127.0.0.1:${port}`);
    const all = { ...settings, ...own[name], ROLE: role, PORT: String(port), TMPDIR: temporary };
    return {
      role,
      name,
      async start() {
        const product = await startProduct(all);
        groups.push(product.pid);
        running.set(name, product);
        return product;
      },
      process() {
        const product = running.get(name);
        if (!product) throw new Error(`${name} does not run`);
        return product;
      },
      async kill() {
        await running.get(name)?.end();
        running.delete(name);
      },
      async killStarting(after) {
        const product = launchProduct(all);
        groups.push(product.pid);
        setTimeout(() => void product.end(), after);
        await product.ended;
      },
    };
  }

  const members: Member[] = [];
  for (const [at, role] of roles.entries()) members.push(await member(role, at));
  return {
    urls,
    members,
    async start(some = members) {
      await Promise.all(some.map((one) => one.start()));
    },
    async kill(some = members) {
      await Promise.all(some.map((one) => one.kill()));
    },
    said: () => [...running].map(([name, { said }]) => `${name}:\n${textOf(said)}`).join('\n'),
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
