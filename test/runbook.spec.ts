import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig, settingNames } from '../src/config.ts';

const runbook = readFileSync(fileURLToPath(new URL('../docs/operation.md', import.meta.url)), 'utf8');

/** The rows of the table under a heading, by cell. */
function table(heading: string): string[][] {
  const section = runbook.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(1).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const names = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);

it('the runbook has every setting, and no other', () => {
  const written = table('Settings').flatMap(([cell]) => names(cell));
  expect(written.toSorted()).toEqual([...settingNames].toSorted());
});

it('the runbook gives each number its standard value', () => {
  const numbers = table('Settings')
    .filter(([, standard]) => /^[\d, ]+$/.test(standard ?? ''))
    .flatMap(([cell, standard]) => names(cell).map((name, at) => [name, standard?.split(', ')[at] ?? ''] as const));
  expect(numbers.length).toBeGreaterThan(15);
  for (const [name, standard] of numbers) {
    expect([name, readConfig({ [name]: standard })]).toEqual([name, readConfig({})]);
  }
});
