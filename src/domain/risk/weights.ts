import type { CreditClass } from '../deal.ts';
import type { PaymentTerms } from '../offer.ts';
import type { CustomTerm, RiskBand } from '../policy-value.ts';
import type { RiskFactor } from './assessment.ts';

interface Rule {
  /** Unique id that points cite. */
  rule: string;
  points: number;
  because: string;
}

/** The weights of the five factors, as data with a version. Within a factor the first rule that fits speaks; custom terms add up to their cap. */
export interface RiskWeights {
  version: string;
  paymentTerms: (Rule & { is: PaymentTerms[] })[];
  /** Inclusive upper bounds in months, ascending; null: without bound. */
  term: (Rule & { upToMonths: number | null })[];
  creditClass: (Rule & { is: CreditClass[] })[];
  customTerms: { cap: number; none: Rule; rules: (Rule & { has: CustomTerm })[] };
  newCustomer: (Rule & { is: boolean })[];
  /** Lowest score of each band, ascending. */
  bands: { band: RiskBand; from: number }[];
}

/** The most that each factor can contribute; together 100. */
export const factorCaps: Record<RiskFactor, number> = {
  paymentTerms: 25,
  term: 15,
  creditClass: 30,
  customTerms: 20,
  newCustomer: 10,
};

export const defaultRiskWeights: RiskWeights = {
  version: '2',
  paymentTerms: [
    { rule: 'PT1', is: ['prepaid'], points: 0, because: 'Paid before service starts' },
    { rule: 'PT2', is: ['net15', 'net30'], points: 3, because: 'Standard payment terms' },
    { rule: 'PT3', is: ['net45'], points: 10, because: 'Payment later than 30 days' },
    { rule: 'PT4', is: ['net60'], points: 17, because: 'Payment two months after the invoice' },
    { rule: 'PT5', is: ['net90'], points: 25, because: 'Payment a quarter after the invoice' },
  ],
  term: [
    {
      rule: 'TM1',
      upToMonths: 11,
      points: 15,
      because: 'Less than a year: little time to earn back the cost of the sale',
    },
    { rule: 'TM2', upToMonths: 12, points: 8, because: 'One year: renewal is due soon' },
    { rule: 'TM3', upToMonths: 36, points: 3, because: 'More than one year committed' },
    { rule: 'TM4', upToMonths: 60, points: 8, because: 'More than three years: prices and cost are fixed for long' },
    { rule: 'TM5', upToMonths: null, points: 15, because: 'More than five years: prices and cost cannot be foreseen' },
  ],
  creditClass: [
    { rule: 'CC1', is: ['A'], points: 0, because: 'Best credit class' },
    { rule: 'CC2', is: ['B'], points: 6, because: 'Good credit class' },
    { rule: 'CC3', is: ['C'], points: 16, because: 'Weak credit class' },
    { rule: 'CC4', is: ['unrated'], points: 20, because: 'Credit class not known' },
    { rule: 'CC5', is: ['D'], points: 30, because: 'Payment is in doubt' },
  ],
  customTerms: {
    cap: factorCaps.customTerms,
    none: { rule: 'CT0', points: 0, because: 'Standard terms only' },
    rules: [
      { rule: 'CT1', has: 'unlimitedLiability', points: 14, because: 'Liability without limit' },
      {
        rule: 'CT2',
        has: 'terminationForConvenience',
        points: 12,
        because: 'The customer may leave before the term ends',
      },
      { rule: 'CT3', has: 'futureProduct', points: 10, because: 'Depends on a product that does not exist yet' },
      { rule: 'CT4', has: 'customWork', points: 8, because: 'Effort of custom work is uncertain' },
      { rule: 'CT5', has: 'customerPaper', points: 6, because: "The customer's paper carries its own terms" },
      { rule: 'CT6', has: 'priceLock', points: 5, because: 'Renewal price is fixed ahead' },
      { rule: 'CT7', has: 'autoRenewalOptOut', points: 4, because: 'Renewal needs a new decision of the customer' },
      { rule: 'CT8', has: 'secondInstance', points: 3, because: 'A second instance costs without earning' },
      { rule: 'CT9', has: 'acceptance', points: 8, because: 'Payment waits for the acceptance of the customer' },
      { rule: 'CT10', has: 'futurePricing', points: 4, because: 'Later prices are promised now' },
      { rule: 'CT11', has: 'waivedTrueUp', points: 3, because: 'Use above the licence is not charged' },
      { rule: 'CT12', has: 'oddRamp', points: 3, because: 'Steps between anniversaries are easily billed wrong' },
      { rule: 'CT13', has: 'customPaymentSchedule', points: 3, because: 'Payments do not follow the service' },
      { rule: 'CT14', has: 'licenceType', points: 2, because: 'Use of the licence cannot be counted' },
      { rule: 'CT15', has: 'reconciliationOptOut', points: 2, because: 'Growth is only charged at the yearly count' },
      { rule: 'CT16', has: 'operationalDataOptOut', points: 2, because: 'How the product is used is not known' },
      { rule: 'CT17', has: 'vendorForm', points: 8, because: 'Terms of a form that were not agreed' },
      { rule: 'CT18', has: 'businessAssociate', points: 8, because: 'Liability for health data' },
      { rule: 'CT19', has: 'templateEdits', points: 3, because: 'Wording that other contracts do not have' },
      { rule: 'CT20', has: 'offPartnerTerms', points: 2, because: 'The partner is paid and billed otherwise' },
      { rule: 'CT21', has: 'renewalTerm', points: 2, because: 'Renewal is for another time than a year' },
    ],
  },
  newCustomer: [
    { rule: 'NC1', is: true, points: 10, because: 'No history of payment with us' },
    { rule: 'NC2', is: false, points: 0, because: 'Known customer' },
  ],
  bands: [
    { band: 'low', from: 0 },
    { band: 'guarded', from: 25 },
    { band: 'elevated', from: 50 },
    { band: 'high', from: 75 },
  ],
};
