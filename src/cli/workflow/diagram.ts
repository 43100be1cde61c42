import { readFileSync, writeFileSync } from 'node:fs';
import { overview } from '../../../workflows/overview.ts';
import { type Answer, CannotRun } from '../answer.ts';

/** `workflow diagram`: writes the diagrams of the machines as they are. */
export function writeDiagrams(path: string): Answer {
  attempt(() => writeFileSync(path, overview()));
  return { json: { file: path, current: true }, text: `Written: ${path}`, found: false };
}

/** `workflow diagram --check`: a finding when the file says something else than the machines. */
export function checkDiagrams(path: string): Answer {
  const current = attempt(() => readFileSync(path, 'utf8')) === overview();
  const text = current ? 'The diagrams are current.' : `Not current: ${path}. Run countersign workflow diagram.`;
  return { json: { file: path, current }, text, found: !current };
}

function attempt<T>(access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw new CannotRun((error as Error).message);
  }
}
