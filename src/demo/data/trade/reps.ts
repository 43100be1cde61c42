export interface Talent {
  key: string;
  book: 'usd' | 'eur' | 'gbp';
  /** Share of what they sell, and of their offers that are signed, in percent. */
  share: number;
  wins: number;
  /** How far they go down usually, in percent. */
  discount: readonly [least: number, most: number];
  /** Days from opening a deal to submitting it. */
  pace: readonly [least: number, most: number];
}

/** Reps differ: some sell much at list, some little and cheap. */
export const talents: readonly Talent[] = [
  { key: 'raj.rep', book: 'usd', share: 17, wins: 74, discount: [4, 16], pace: [2, 5] },
  { key: 'ruth.rep', book: 'gbp', share: 15, wins: 70, discount: [5, 18], pace: [3, 6] },
  { key: 'robin.rep', book: 'eur', share: 14, wins: 62, discount: [8, 24], pace: [4, 9] },
  { key: 'rita.rep', book: 'eur', share: 13, wins: 66, discount: [4, 17], pace: [2, 6] },
  { key: 'renate.rep', book: 'eur', share: 13, wins: 58, discount: [6, 18], pace: [3, 8] },
  { key: 'ryan.rep', book: 'usd', share: 12, wins: 44, discount: [10, 28], pace: [5, 12] },
  { key: 'rosa.rep', book: 'usd', share: 9, wins: 52, discount: [6, 19], pace: [4, 9] },
  { key: 'ren.rep', book: 'usd', share: 7, wins: 57, discount: [5, 17], pace: [4, 8] },
];
