import type { Approval } from '../api/types.ts';
import { stateWords } from '../parts/state-words.ts';
import { doneWords } from './decision.ts';

/** What others did to a request while somebody reads it, in words, oldest first. */
export function newsBetween(before: Approval, now: Approval, myId: string | undefined): string[] {
  const known = new Set(before.steps.flatMap(({ decisions }) => decisions.map(({ id }) => id)));
  const decided = now.steps.flatMap(({ label, decisions }) =>
    decisions
      .filter(({ id, by }) => !known.has(id) && by.id !== myId)
      .map(({ by, decision, at }) => ({ at, words: `${by.name}, ${label}: ${doneWords[decision].toLowerCase()}.` })),
  );
  const said = now.comments
    .slice(before.comments.length)
    .filter(({ by }) => by.id !== myId)
    .map(({ by, at }) => ({ at, words: `${by.name} commented.` }));
  const told = [...decided, ...said].toSorted((a, b) => a.at.localeCompare(b.at)).map(({ words }) => words);
  const wasAsked = before.steps.some(({ yours }) => yours);
  const isAsked = now.steps.some(({ yours }) => yours);
  const mine = now.steps.some(({ decisions }) => decisions.some(({ id, by }) => by.id === myId && !known.has(id)));
  if (wasAsked && !isAsked && !mine) {
    told.push(`It does not ask you any more: it is ${stateWords(now.state).word.toLowerCase()}.`);
  }
  if (!wasAsked && isAsked) told.push('It asks you now.');
  return told;
}
