import { expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The rows of the tables of docs/trust.md: a promise, and links to its tests, whose text is the test's title. */
const promises = readFileSync(at('../docs/trust.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Promise'))
  .map((row) => {
    const [, promise = '', proofs = ''] = row.split('|').map((cell) => cell.trim());
    const links = [...proofs.matchAll(/\[([^\]]+)\]\(\.\.\/(test\/[^)]+)\)/g)];
    return { promise, tests: links.map(([, title, file]) => ({ title: title as string, file: file as string })) };
  });

/** Whether a file calls something by exactly this title. */
const has = (file: string, title: string): boolean => {
  const source = existsSync(at(`../${file}`)) ? readFileSync(at(`../${file}`), 'utf8') : '';
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((literal) => source.includes(`${literal},`));
};

it('every promise names the tests that prove it', () => {
  expect(promises.length).toBeGreaterThan(15);
  expect(promises.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

it('every test that a promise names exists under its title', () => {
  const missing = promises.flatMap(({ tests }) => tests).filter(({ file, title }) => !has(file, title));
  expect(missing).toEqual([]);
});
