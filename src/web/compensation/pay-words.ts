import type { Effect } from '../../domain/compensation/effect.ts';
import type { PlanVersion } from '../api/types.ts';
import { moneyWords, ratioWords } from '../parts/formats.ts';
import { wordsFor } from '../parts/words.ts';

type Cliff = Effect['cliffs'][number];
type Rate = PlanVersion['content']['rates'][number];

/** "$0.01 more changes the commission by", before the amount. */
export const cliffWords = ({ direction, by }: Pick<Cliff, 'direction' | 'by'>): string =>
  `${moneyWords(by)} ${direction} changes the commission by`;

/** An amount with its sign: "+$13,050.00". Nothing has none. */
export function signedWords(money: Effect['difference']): string {
  const words = moneyWords(money);
  return money.amount.startsWith('-') || /^[0.]+$/.test(money.amount) ? words : `+${words}`;
}

/** "10% of MRR, 50% at the quota", by the thresholds of a plan. */
export const ratesWords = (measure: string, rates: readonly Rate[]): string =>
  rates
    .map(({ from, side, rate }, index) => {
      const paid = ratioWords(rate, 2);
      return index === 0 ? `${paid} of ${wordsFor(measure)}` : `${paid} ${side} ${quotaShareWords(from)}`;
    })
    .join(', ');

/** "the quota", "120% of the quota". */
export const quotaShareWords = (share: string): string =>
  Number(share) === 1 ? 'the quota' : `${ratioWords(share, 2)} of the quota`;

export const appliesWords: Record<PlanVersion['content']['applies'], string> = {
  whole: 'On everything that was attained',
  above: 'Only on what is above its threshold',
};

export const dealsWords: Record<PlanVersion['content']['deals'], string> = {
  own: 'Their own deals',
  reports: 'Deals of their people',
};
