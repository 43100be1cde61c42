import type { Billing, NonStandard, PaymentTerms } from '../../domain/offer.ts';

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
export function departures(terms: NonStandard): DepartureView[] {
  const { terminationForConvenience: exit, priceLock } = terms;
  const found: (DepartureView | undefined)[] = [
    exit && {
      id: 'terminationForConvenience',
      title: 'Termination for convenience',
      text: `The customer may end the agreement at any time with ${days(exit.noticeDays)} written notice.`,
    },
    stated(
      'unlimitedLiability',
      'Liability without a cap',
      terms.unlimitedLiability,
      'Liability is not limited in amount, as follows: ',
    ),
    priceLock && {
      id: 'priceLock',
      title: 'Price lock',
      text: `Unit prices stay fixed for ${months(priceLock.months)} from the start date.`,
    },
    stated(
      'autoRenewalOptOut',
      'No automatic renewal',
      terms.autoRenewalOptOut,
      'The agreement does not renew by itself. ',
    ),
    terms.renewalTerm && {
      id: 'renewalTerm',
      title: 'Renewal for another time',
      text: `The agreement renews by itself for ${months(terms.renewalTerm.months)} at a time.`,
    },
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
    stated('secondInstance', 'Second instance', terms.secondInstance),
    stated('customWork', 'Custom work', terms.customWork),
  ];
  return found.filter((departure) => departure !== undefined);
}

function stated(
  id: string,
  title: string,
  term: { details: string } | undefined,
  opening = '',
): DepartureView | undefined {
  return term && { id, title, text: `${opening}${term.details}` };
}
