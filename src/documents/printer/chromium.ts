import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isRoot, isUnpacked } from '../../unpacked.mjs';
import { chromiumFolder, packedChromium } from './chromium-folder.mjs';

/** How to start Chromium; puppeteer and playwright take the three as they are (`--no-sandbox` when it has none). */
export interface ChromiumLaunch {
  executablePath: string;
  env: Record<string, string>;
  sandbox: boolean;
}

/**
 * The Chromium that PUPPETEER_EXECUTABLE_PATH names, else the one the set-up unpacked. As root it runs as nobody,
 * whom the profile folder (`--user-data-dir`) is given to.
 *
 * Throws when there is none, and when this machine cannot confine it, unless CHROMIUM_NO_SANDBOX=true accepts that;
 * then every start warns.
 */
export function chromiumLaunch(environment: NodeJS.ProcessEnv = process.env): ChromiumLaunch {
  const named = environment.PUPPETEER_EXECUTABLE_PATH;
  const folder = named ? undefined : unpacked();
  const sandbox = canConfine(Boolean(named));
  if (!sandbox) acceptOrThrow(environment);
  return {
    executablePath: named ?? join(folder!, isRoot ? 'chromium-as-nobody' : 'chromium'),
    env: { ...(folder ? librariesAndFonts(folder) : {}), PATH: environment.PATH ?? '', TZ: 'UTC', LANG: 'C.UTF-8' },
    sandbox,
  };
}

function unpacked(): string {
  if (!packedChromium()) throw new Error('No Chromium for this machine: set PUPPETEER_EXECUTABLE_PATH to one');
  const folder = chromiumFolder();
  if (!isUnpacked(folder)) throw new Error(`Chromium is not unpacked at ${folder}: run npm start or npm test`);
  return folder;
}

const librariesAndFonts = (folder: string) => ({
  LD_LIBRARY_PATH: join(folder, 'lib'),
  FONTCONFIG_PATH: join(folder, 'fonts'),
});

/** The sandbox is made of user namespaces, which chroots, containers and some kernels refuse. */
function canConfine(named: boolean): boolean {
  if (process.platform !== 'linux') return true;
  if (isRoot && named) return false; // it would run as root, whom Chromium does not confine
  const nobody = ['--reuid=nobody', '--regid=nogroup', '--clear-groups', '--inh-caps=-all', '--'];
  const [command, ...rest] = [
    ...(isRoot ? ['setpriv', ...nobody] : []),
    'unshare',
    '--user',
    '--map-root-user',
    'true',
  ];
  return spawnSync(command!, rest, { cwd: '/', stdio: 'ignore' }).status === 0;
}

function acceptOrThrow(environment: NodeJS.ProcessEnv): void {
  if (environment.CHROMIUM_NO_SANDBOX !== 'true') {
    throw new Error(
      'Chromium cannot be confined here (no user namespaces): allow them, or accept that with CHROMIUM_NO_SANDBOX=true',
    );
  }
  process.emitWarning('Chromium runs without its sandbox: CHROMIUM_NO_SANDBOX=true');
}
