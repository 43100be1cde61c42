import type { Act } from '../story.ts';

/** The last valid day is over and nobody did anything: the deadline has come half a minute ago. */
export const lapse: Act = {
  after: 0,
  exactly: ({ validUntil }) => Date.parse(`${validUntil}T00:00:30Z`) + 86_400_000,
  play: async () => undefined,
};
