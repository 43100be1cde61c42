import type { CommissionSight, Sight } from '../../domain/confidentiality.ts';

/** What can be chosen for a role: net is everybody's, so cost and margin are shown as numbers both or neither. */
export const choices = {
  numbers: { words: 'Both as numbers', sight: { cost: 'visible', margin: 'visible' } },
  bands: { words: 'Both in bands', sight: { cost: 'band', margin: 'band' } },
  marginBand: { words: 'Margin in bands, no cost', sight: { cost: 'hidden', margin: 'band' } },
  costBand: { words: 'Cost in bands, no margin', sight: { cost: 'band', margin: 'hidden' } },
  nothing: { words: 'Neither', sight: { cost: 'hidden', margin: 'hidden' } },
} as const satisfies Record<string, { words: string; sight: Sight }>;

export type Seeing = keyof typeof choices;

export const choiceOf = ({ cost, margin }: Sight): Seeing =>
  (Object.keys(choices) as Seeing[]).find((name) => {
    const { sight } = choices[name];
    return sight.cost === cost && sight.margin === margin;
  }) ?? 'nothing';

/** Whose commission a role sees. */
export const commissionChoices: Record<CommissionSight, string> = {
  own: 'Their own',
  reports: 'Theirs and their people’s',
  everyone: 'Everybody’s',
};
