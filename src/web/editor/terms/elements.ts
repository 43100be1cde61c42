import type { NonStandard } from '../../../domain/offer.ts';

export type ElementName = keyof NonStandard;

export interface ElementField {
  name: string;
  asks: string;
  kind: 'text' | 'number' | 'decimal' | 'choice';
  /** Shown behind a number. */
  unit?: string;
  /** What a switched on element starts with; absent: the field may stay empty. */
  first?: string;
  choices?: readonly string[];
}

const text = (name: string, asks: string): ElementField => ({ name, asks, kind: 'text', first: '' });
const note = (asks: string): ElementField => ({ name: 'details', asks, kind: 'text' });
const count = (name: string, asks: string, unit: string, first?: string): ElementField => ({
  name,
  asks,
  kind: 'number',
  unit,
  ...(first !== undefined && { first }),
});

/** What each departure from standard terms has to say of itself. Papers print every text of it for the customer. */
export const elements: Record<ElementName, readonly ElementField[]> = {
  terminationForConvenience: [
    count('noticeDays', 'Days of notice', 'days', '30'),
    count('afterMonths', 'Months before notice can be given', 'months'),
    { name: 'fee', asks: 'Fee for leaving', kind: 'decimal' },
  ],
  unlimitedLiability: [text('details', 'For what, as agreed')],
  priceLock: [count('months', 'Months that prices stay', 'months', '12'), note('For which prices')],
  futurePricing: [text('details', 'Which prices, until when')],
  autoRenewalOptOut: [text('details', 'What was agreed instead')],
  reconciliationOptOut: [text('details', 'What was agreed instead')],
  operationalDataOptOut: [text('details', 'What was agreed instead')],
  renewalTerm: [count('months', 'Months that it renews for', 'months', '24'), note('Further wording, as agreed')],
  customerPaper: [text('details', 'Which paper, which version')],
  templateEdits: [text('details', 'Which wording, changed to what')],
  vendorForm: [text('details', 'Which form, which terms')],
  businessAssociate: [text('details', 'Which data, as agreed')],
  offPartnerTerms: [text('details', 'What differs from the partner’s terms')],
  futureProduct: [text('details', 'What is promised, by when')],
  acceptance: [text('details', 'What is accepted, how, until when')],
  secondInstance: [text('details', 'What for, how long')],
  licenceType: [
    { name: 'type', asks: 'Type', kind: 'choice', choices: ['offline', 'legacy'], first: 'offline' },
    note('Further wording, as agreed'),
  ],
  waivedTrueUp: [count('seats', 'Users that are not charged', 'users', '1'), note('Further wording, as agreed')],
  oddRamp: [text('details', 'Which steps, as agreed')],
  customPaymentSchedule: [text('details', 'How payments are made, as agreed')],
  customWork: [text('details', 'What is made')],
  leadUser: [text('useCase', 'Use case'), text('sponsor', 'Sponsor')],
};

export const elementNames = Object.keys(elements) as ElementName[];

type Said = Record<string, unknown>;

/** What an element says in one of its fields, as text. */
export function detailOf(name: ElementName, field: ElementField, nonStandard: NonStandard): string {
  const value = (nonStandard[name] as Said | undefined)?.[field.name];
  return value === undefined ? '' : String(value);
}

/** The elements with one of them switched on or off. */
export function switched(nonStandard: NonStandard, name: ElementName): NonStandard {
  const { [name]: was, ...others } = nonStandard;
  if (was !== undefined) return others;
  const said = elements[name].flatMap((field) =>
    field.first === undefined ? [] : [[field.name, read(field, field.first)] as const],
  );
  return { ...others, [name]: Object.fromEntries(said) };
}

/** The elements with one field of one of them saying something else; an empty one that need not be said is left out. */
export function withDetail(
  nonStandard: NonStandard,
  name: ElementName,
  field: ElementField,
  typed: string,
): NonStandard {
  const { [field.name]: _, ...others } = nonStandard[name] as unknown as Said;
  const isLeftOut = field.first === undefined && typed.trim() === '';
  return { ...nonStandard, [name]: { ...others, ...(!isLeftOut && { [field.name]: read(field, typed) }) } };
}

const read = ({ kind }: ElementField, typed: string): string | number =>
  kind === 'number' ? Number(typed.replace(/\D/g, '').slice(0, 6)) : typed;
