import { expect, it } from '@jest/globals';
import { channels, isRequired, kindNames, kindOf, messageKinds, usualChannel } from '../../workflows/message-kinds.ts';
import { type Consequence, quoteToCash } from '../../workflows/quote-to-cash.ts';

const messages = Object.values<Consequence[]>(quoteToCash)
  .flat()
  .flatMap((consequence) => ('tell' in consequence ? [consequence.message] : []));

it('every message of the map is of one kind, and no kind names one that nobody sends', () => {
  expect(messages.map((message) => kindOf(message)).every((kind) => kindNames.includes(kind))).toBe(true);
  const named = kindNames.flatMap((kind) => [...messageKinds[kind].messages] as string[]);
  expect(named.toSorted()).toEqual([...new Set(messages)].toSorted());
});

it('what is asked of one cannot be switched off, and nothing usually is', () => {
  expect(kindNames.filter(isRequired)).toEqual(['decision-asked']);
  expect(kindNames.map(usualChannel)).not.toContain('off');
  expect(channels).toContain('off');
});
