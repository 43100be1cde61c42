/** The policy language in plain words, for people who read tables without having written one. */
import type { PolicyTable } from '../api/types.ts';

/** How a table speaks, in one paragraph. */
export function tableWords({ hit, scope, otherwise, missing }: PolicyTable): string {
  return [hitWords[hit], scopeWords[scope], otherwiseWords[otherwise], missingWords[missing]].filter(Boolean).join(' ');
}

const hitWords: Record<string, string> = {
  unique: 'At most one row may match: two that match contradict each other and block the deal.',
  collect: 'Every row that matches counts.',
  priority: 'Of the rows that match, the strictest outcome decides alone.',
  first: 'The first row that matches decides; rows below it are hidden by it.',
};

const scopeWords: Record<string, string> = {
  'each-line': 'Asked for every line.',
  'any-line': 'A row matches when any line matches it.',
};

const otherwiseWords: Record<string, string> = {
  standard: 'When none matches, nothing is needed.',
  block: 'When none matches, the deal is blocked.',
  gap: 'When none matches, nobody thought of it: the deal is blocked until the policy says.',
};

const missingWords: Record<string, string> = {
  block: 'A missing value that could matter blocks the deal.',
  warn: 'A missing value that could matter is warned about.',
  skip: 'A row with a missing value is passed over.',
};

/** In which direction a value makes a deal worse. */
export function worseWords(worse: string | null): string {
  if (worse === null) return '';
  return worse === 'higher' || worse === 'lower' ? `${worse} is worse` : `worse: ${worse}`;
}
