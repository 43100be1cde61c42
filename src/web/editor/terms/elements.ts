import type { NonStandard } from '../../../domain/offer.ts';

export type ElementName = keyof NonStandard;

/** What each departure from standard terms has to say of itself. */
export const elements: Record<ElementName, { detail: 'details' | 'noticeDays' | 'months'; asks: string }> = {
  terminationForConvenience: { detail: 'noticeDays', asks: 'Days of notice' },
  unlimitedLiability: { detail: 'details', asks: 'For what, and why' },
  priceLock: { detail: 'months', asks: 'Months that prices stay' },
  autoRenewalOptOut: { detail: 'details', asks: 'What was agreed instead' },
  customerPaper: { detail: 'details', asks: 'Which paper, which version' },
  futureProduct: { detail: 'details', asks: 'What is promised, by when' },
  secondInstance: { detail: 'details', asks: 'What for, how long' },
  customWork: { detail: 'details', asks: 'What is made, at what cost' },
};

export const elementNames = Object.keys(elements) as ElementName[];

/** What an element says, as the text of its field. */
export function detailOf(name: ElementName, nonStandard: NonStandard): string {
  const element: Readonly<Record<string, string | number>> | undefined = nonStandard[name];
  const value = element?.[elements[name].detail];
  return value === undefined ? '' : String(value);
}

/** The elements with one of them switched on with this detail, or off (undefined). */
export function withElement(nonStandard: NonStandard, name: ElementName, detail: string | undefined): NonStandard {
  const { [name]: _, ...others } = nonStandard;
  if (detail === undefined) return others;
  const { detail: field } = elements[name];
  return {
    ...others,
    [name]: { [field]: field === 'details' ? detail : Number(detail.replace(/\D/g, '').slice(0, 3)) },
  };
}
