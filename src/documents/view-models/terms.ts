import type { Billing, Currency, NonStandard, PaymentTerms } from '../../domain/offer.ts';
import { money } from './figures.ts';

/** A departure from standard terms, in words a customer reads. */
export interface DepartureView {
  id: string;
  title: string;
  text: string;
}

export const paymentTermsLabels: Record<PaymentTerms, string> = {
  prepaid: 'Prepaid, due the day before each billing period',
  net15: 'Net 15 days from invoice date',
  net30: 'Net 30 days from invoice date',
  net45: 'Net 45 days from invoice date',
  net60: 'Net 60 days from invoice date',
  net90: 'Net 90 days from invoice date',
};

export const billingLabels: Record<Billing, string> = {
  annual: 'Annually in advance',
  quarterly: 'Quarterly in advance',
  monthly: 'Monthly in advance',
  upfront: 'In full at the start of the term',
  custom: 'By the payment schedule',
};

/** "1 month", "36 months". */
export function months(count: number): string {
  return count === 1 ? '1 month' : `${count} months`;
}

/** "1 day", "30 days". */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** The departures from standard terms, in the fixed order in which every paper lists them. */
export function departures(terms: NonStandard, currency: Currency): DepartureView[] {
  const { terminationForConvenience: exit, priceLock, licenceType, waivedTrueUp, leadUser } = terms;
  const found: (DepartureView | undefined)[] = [
    exit && { id: 'terminationForConvenience', title: 'Termination for convenience', text: exitText(exit, currency) },
    stated(
      'unlimitedLiability',
      'Liability without a cap',
      terms.unlimitedLiability,
      'Liability is not limited in amount, as follows: ',
    ),
    priceLock && {
      id: 'priceLock',
      title: 'Price lock',
      text: and(`Unit prices stay fixed for ${months(priceLock.months)} from the start date.`, priceLock.details),
    },
    stated('futurePricing', 'Prices of later orders', terms.futurePricing),
    stated(
      'autoRenewalOptOut',
      'No automatic renewal',
      terms.autoRenewalOptOut,
      'The agreement does not renew by itself. ',
    ),
    terms.renewalTerm && {
      id: 'renewalTerm',
      title: 'Renewal for another time',
      text: and(
        `The agreement renews by itself for ${months(terms.renewalTerm.months)} at a time.`,
        terms.renewalTerm.details,
      ),
    },
    stated('reconciliationOptOut', 'No quarterly reconciliation', terms.reconciliationOptOut),
    stated('operationalDataOptOut', 'No operational data', terms.operationalDataOptOut),
    stated(
      'customerPaper',
      'Terms on the customer’s paper',
      terms.customerPaper,
      'The customer’s own terms apply as follows: ',
    ),
    stated('templateEdits', 'Changed wording', terms.templateEdits),
    stated('vendorForm', 'Terms of a vendor form', terms.vendorForm),
    stated('businessAssociate', 'Business associate agreement', terms.businessAssociate),
    stated('offPartnerTerms', 'Other than the partner’s terms', terms.offPartnerTerms),
    stated('futureProduct', 'Future functionality', terms.futureProduct),
    stated('acceptance', 'Acceptance', terms.acceptance, 'Payment follows acceptance by the customer. '),
    stated('secondInstance', 'Second instance', terms.secondInstance),
    licenceType && {
      id: 'licenceType',
      title: 'Licence type',
      text: and(`Licences are of the type ${licenceType.type}.`, licenceType.details),
    },
    waivedTrueUp && {
      id: 'waivedTrueUp',
      title: 'Yearly count',
      text: and(
        `Up to ${waivedTrueUp.seats} users above the licensed number are not charged at the yearly count.`,
        waivedTrueUp.details,
      ),
    },
    stated('oddRamp', 'Steps of the ramp', terms.oddRamp),
    stated('customPaymentSchedule', 'Payment schedule', terms.customPaymentSchedule),
    stated('customWork', 'Custom work', terms.customWork),
    leadUser && {
      id: 'leadUser',
      title: 'Lead user',
      text: `The customer is a lead user for ${leadUser.useCase}; its sponsor is ${leadUser.sponsor}.`,
    },
  ];
  return found.filter((departure) => departure !== undefined);
}

/** The right itself, as papers and clauses word it: from when, with what notice, for what fee. */
function exitText(exit: NonNullable<NonStandard['terminationForConvenience']>, currency: Currency): string {
  const { when, notice, fee } = exitWords(exit, currency);
  return `The customer may end the agreement ${when} with ${notice} written notice${fee ? `, for a fee of ${fee}` : ''}.`;
}

export const exitWords = (
  { noticeDays, afterMonths, fee }: NonNullable<NonStandard['terminationForConvenience']>,
  currency: Currency,
): { when: string; notice: string; fee: string } => ({
  when: afterMonths ? `once ${months(afterMonths)} of the term have passed` : 'at any time',
  notice: days(noticeDays),
  fee: fee === undefined ? '' : money({ amount: fee, currency }).text,
});

const and = (text: string, details: string | undefined): string => (details ? `${text} ${details}` : text);

function stated(
  id: string,
  title: string,
  term: { details: string } | undefined,
  opening = '',
): DepartureView | undefined {
  return term && { id, title, text: `${opening}${term.details}` };
}
