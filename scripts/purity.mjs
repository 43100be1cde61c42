import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Clock, identity and chance arrive as arguments in the pure folders: the same arguments give the same answer, today
 * and in ten years. Names what reaches for them all the same, and ends with 1.
 */

const folders = ['workflows', 'src/domain'];
const banned =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bMath\.random\b|\bprocess\.|\brandomUUID\b|\bperformance\.now\b|\bTemporal\.Now\b/;

const found = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    code(readFileSync(file, 'utf8'))
      .split('\n')
      .map((line, index) => ({ line, at: `${file}:${index + 1}` })),
  )
  .filter(({ line }) => banned.test(line));

for (const { line, at } of found) console.error(`${at}: not in a pure folder: ${line.trim()}`);
process.exitCode = found.length > 0 ? 1 : 0;

/** The text without its comments, line for line. @param {string} source */
function code(source) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, ' ');
  return source.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<!:)\/\/.*$/gm, '');
}
