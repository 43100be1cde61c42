import { existsSync, readFileSync } from 'node:fs';
import { unpackedFolder } from '../../unpacked.mjs';

const home = new URL('../../../node_modules/@sparticuz/chromium/', import.meta.url);

/** The packed Chromium, or undefined on a machine that it is not made for (it is for Linux on x64 only). */
export const packedChromium = () =>
  process.platform === 'linux' && process.arch === 'x64' && existsSync(new URL('bin/chromium.br', home))
    ? new URL('bin/', home)
    : undefined;

/** Where the set-up unpacks Chromium, and the printer finds it. */
export function chromiumFolder() {
  const { version } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8'));
  return unpackedFolder(`chromium-${version}-${process.platform}-${process.arch}`);
}
