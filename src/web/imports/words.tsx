import type { ImportRun } from '../api/types.ts';
import { numberWords } from '../parts/formats.ts';
import { State } from '../parts/state.tsx';
import type { Tone } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';

const states: Record<ImportRun['state'], readonly [string, Tone]> = {
  uploaded: ['To be mapped', 'waiting'],
  waiting: ['Waiting', 'going'],
  running: ['Running', 'going'],
  checked: ['Checked, can be done', 'waiting'],
  refused: ['Has problems', 'bad'],
  applied: ['Done', 'good'],
  failed: ['Could not be read', 'bad'],
};

export function RunState({ run: { state } }: { run: ImportRun }) {
  const [word, tone] = states[state];
  return <State of={state} word={word} tone={tone} />;
}

/** "Products, prices", each once; nothing before it is said what the files hold. */
export function kindsWords({ mapping }: Pick<ImportRun, 'mapping'>): string {
  const kinds = [...new Set(mapping?.steps.map((step) => wordsFor(step.import)) ?? [])];
  return kinds.length > 3 ? `${kinds.slice(0, 2).join(', ')} and ${kinds.length - 2} more` : kinds.join(', ');
}

export const filesWords = ({ files }: ImportRun): string => files.map(({ name }) => name).join(', ') || 'None';

/** What the run came to, in a line. */
export function outcomeWords({ outcome, problems, error }: ImportRun): string {
  if (error) return error;
  if (problems > 0) return `${counted(problems, 'problem')}, nothing changed`;
  if (!outcome) return '';
  const sum = (of: 'added' | 'changed') => outcome.steps.reduce((total, step) => total + step[of], 0);
  const would = outcome.state === 'checked' ? 'Would: ' : '';
  return `${would}${counted(sum('added'))} added, ${counted(sum('changed'))} changed`;
}

/** A number with its thing: "1 problem", "2 problems". */
export const counted = (count: number, thing?: string): string =>
  thing ? `${numberWords(String(count))} ${thing}${count === 1 ? '' : 's'}` : numberWords(String(count));

/** A file as bytes, whatever the browser takes it for: the server looks into it. */
export const asBytes = (file: File): Blob => file.slice(0, file.size, 'application/octet-stream');
