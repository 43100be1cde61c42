import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/*
 * npm leaves binaries of other platforms out of the lock when the registry does not offer them at the moment, and
 * `npm ci` then refuses that lock everywhere. This names them, without an integrity, since nobody fetched them.
 * To be run after every change of dependencies; `npm run check` proves it with `npm ci --dry-run`.
 */

const file = new URL('../package-lock.json', import.meta.url);
const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'arm'];
const libraries = { musl: 'musl', gnu: 'glibc' };

/**
 * @typedef {{version?: string, dev?: boolean, cpu?: string[], os?: string[], libc?: string[], optional?: boolean, optionalDependencies?: Record<string, string>}} Package
 * @typedef {{packages: Record<string, Package>}} Lock
 */

/** The lock with every optional dependency that names a platform, and the names that were missing. @param {Lock} lock */
export function completed(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [at, found] of Object.entries(lock.packages)) {
    for (const [name, version] of at ? Object.entries(found.optionalDependencies ?? {}) : []) {
      if (packages[`node_modules/${name}`] || packages[`${at}/node_modules/${name}`]) continue;
      const os = words(name, systems);
      if (os.length === 0) continue; // a name without a platform is missing for another reason: let npm ci say so
      const libc = words(name, Object.keys(libraries)).map((word) => libraries[/** @type {'musl' | 'gnu'} */ (word)]);
      packages[`node_modules/${name}`] = {
        version,
        cpu: words(name, processors),
        ...(found.dev && { dev: true }),
        ...(libc.length > 0 && { libc }),
        optional: true,
        os,
      };
      added.push(name);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')); // npm's own order
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** @param {string} name @param {string[]} list */
const words = (name, list) => list.filter((word) => new RegExp(`[-/]${word}(?=-|eabi|$)`).test(name));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { lock, added } = completed(JSON.parse(readFileSync(file, 'utf8')));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length > 0 ? `Completed the lock: ${added.join(', ')}` : 'The lock is complete');
}
