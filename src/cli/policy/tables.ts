import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ChangedPolicy } from '../../commands/policy/tables.ts';
import { changedByWorkbook, tablesWorkbook } from '../../imports/policy-tables.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { policyFrom, problemText } from './files.ts';

/** `policy tables export FILE --to BOOK`: the tables of a policy file as a workbook. */
export async function exportTables(path: string, to: string): Promise<Answer> {
  const source = await soundSource(path);
  await writeFile(to, await tablesWorkbook(source));
  return { json: { file: to }, text: `tables of ${path} written to ${to}`, found: false };
}

/** `policy tables apply FILE BOOK`: the policy file with the rows of a workbook. */
export async function applyTables(path: string, workbook: string, to: string | undefined): Promise<Answer> {
  const source = await soundSource(path);
  const bytes = await readFile(workbook).catch((error: Error) => {
    throw new CannotRun(`${workbook}: cannot be read: ${error.message}`);
  });
  const changed = await changedByWorkbook(source, { name: basename(workbook), bytes });
  if ('problems' in changed) {
    const text = changed.problems.map(({ message }) => message).join('\n');
    return { json: { problems: changed.problems }, text, found: true };
  }
  const { source: written, ...rest } = changed.ok;
  if (to !== undefined) await writeFile(to, written);
  const found = rest.problems.length > 0 || rest.tests.some(({ passed }) => !passed);
  const text =
    to === undefined ? written.trimEnd() : [...differenceLines(changed.ok, path), `written to ${to}`].join('\n');
  return { json: to === undefined ? changed.ok : { ...rest, file: to }, text, found };
}

function differenceLines({ tables, problems, tests }: ChangedPolicy, path: string): string[] {
  const failed = tests.filter(({ passed }) => !passed);
  return [
    ...(tables.length === 0 ? ['nothing is different'] : []),
    ...tables.map(
      ({ table, added, removed, changed, reordered }) =>
        `${table}: ${added} added, ${removed} removed, ${changed} changed${reordered ? ', reordered' : ''}`,
    ),
    ...(problems.length > 0 ? [problemText(path, problems)] : []),
    ...failed.map(({ name, differences }) => `FAILED ${name}\n  ${differences.join('\n  ')}`),
  ];
}

async function soundSource(path: string): Promise<string> {
  await policyFrom(path);
  return readFile(path, 'utf8');
}
