import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackChromium } from './unpack-chromium.mjs';

/*
 * Makes `npm start` and `npm test` work on a machine with only Node and npm. Runs on that machine's Node, before
 * anything is installed, so: plain JavaScript, nothing but Node's own modules. Does nothing when nothing is to do.
 */

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (/** @type {string[]} */ ...path) => join(project, ...path);
const started = Date.now();
const say = (/** @type {string} */ step) => console.log(`[${((Date.now() - started) / 1000).toFixed(1)} s] ${step}`);

const mode = process.argv[2];
if (mode !== 'start' && mode !== 'test') stop('Usage: node scripts/set-up.mjs start|test');
refuseOldNode();
installPackages();
await unpackChromium(say);
buildScreens();
if (mode === 'test') findPrograms();

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Node ${process.versions.node} is too old: 20.19 or newer is needed`);
}

/** From the lock, whenever that differs from what was installed last. */
function installPackages() {
  const stamp = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  const stampFile = at('node_modules', '.countersign-packages');
  if (isStamped(stampFile, stamp)) return;
  say('Installing packages from the lock file (about a minute)');
  // Not with the Node that lies in the folder npm is about to replace.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== at('node_modules', '.bin'));
  run('npm', ['ci', '--loglevel=error', '--no-progress'], { ...process.env, PATH: path.join(delimiter) });
  writeFileSync(stampFile, stamp);
  say('Packages are installed');
}

/** With Vite, whenever a source that the screens are made of changed. */
function buildScreens() {
  const sources = ['src/web', 'src/domain', 'src/http/schemas', 'workflows', 'vite.config.ts', 'package-lock.json'];
  if (!existsSync(at('src/web/index.html'))) return;
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) hash.update(`${relative(project, file)}\0`).update(readFileSync(file));
  const stamp = hash.digest('hex');
  const stampFile = at('dist', 'web.stamp');
  if (isStamped(stampFile, stamp) && existsSync(at('dist/web/index.html'))) return;
  say('Building the screens');
  run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn']);
  writeFileSync(stampFile, stamp);
  say('The screens are built');
}

/** @param {string} source @returns {string[]} */
function filesIn(source) {
  if (!existsSync(at(source))) return [];
  if (source.includes('.')) return [at(source)];
  return readdirSync(at(source), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What the suites need and npm does not have: from Debian when we may, else by the one command we name. */
function findPrograms() {
  mkdirSync(at('artefacts'), { recursive: true });
  const debian = {
    'redis-server': 'redis-server',
    qpdf: 'qpdf',
    pdftotext: 'poppler-utils',
    pdftoppm: 'poppler-utils',
  };
  const missing = Object.entries(debian).filter(([program]) => !isOnPath(program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    stop(`The tests need ${missing.map(([program]) => program).join(', ')}. On Debian: sudo sh -c '${command}'`);
  }
  say(`Installing ${packages.join(', ')} from Debian`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }; // asks it to start no service
  run('apt-get', ['update', '-qq'], env);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
}

/** @param {string} program */
function isOnPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** @param {string} file @param {string} stamp */
function isStamped(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(1);
}
