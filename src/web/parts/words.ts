/** The field's terms for what the API names in code. A name that is new here is shown with its words apart. */
export function wordsFor(name: string): string {
  return words[name] ?? (name === name.toUpperCase() ? name : apart(name));
}

/** Choices for a select, in the order given. */
export function choices<T extends string>(names: readonly T[]): { value: T; label: string }[] {
  return names.map((value) => ({ value, label: wordsFor(value) }));
}

/** "customerCloseDate" → "Customer close date". */
function apart(name: string): string {
  // A code such as EMEA is a word already.
  if (/^[A-Z]{2,}$/.test(name)) return name;
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const words: Record<string, string> = {
  adds: 'Price if chosen',
  addsToOthers: 'Change of the other lines',
  // Kinds of deal and of paper
  new: 'New business',
  'new-order': 'New order',
  'renewal-order': 'Renewal order',
  'co-sell': 'Co-sell',
  'order-form-online-terms': 'Order form, online terms',
  'order-form-under-master': 'Order form under master agreement',
  'negotiated-contract': 'Negotiated contract',
  'purchase-order': 'Purchase order',
  'order-form': 'Order form',
  // Terms
  net15: 'Net 15',
  net30: 'Net 30',
  net45: 'Net 45',
  net60: 'Net 60',
  net90: 'Net 90',
  priceBook: 'Price book',
  paymentTerms: 'Payment terms',
  termMonths: 'Term',
  validUntil: 'Valid until',
  headerDiscount: 'Header discount',
  ownDiscount: "Line's discount",
  // A step among others that come off the lines too.
  ownDiscounts: 'Discounts given',
  firstHeaderDiscount: 'Discount on the total',
  furtherHeaderDiscount: 'Further discount on the total',
  furtherHeaderDiscounts: 'Further header discounts',
  paymentSchedule: 'Payments',
  coTerm: 'Common end',
  subscription: 'Running subscription',
  customPaymentSchedule: 'Custom payment schedule',
  customWorkCost: 'Cost of custom work',
  oddRamp: 'Ramp off the year',
  waivedTrueUp: 'Waived true-up',
  leadUser: 'Lead user',
  uplift: 'Yearly rise',
  commitment: 'Committed units',
  minimum: 'Least per period',
  overage: 'Price beyond the commitment',
  usageCommitment: 'Usage commitment',
  exitArr: 'Exit ARR',
  terminationForConvenience: 'Termination for convenience',
  unlimitedLiability: 'Unlimited liability',
  autoRenewalOptOut: 'No automatic renewal',
  customerPaper: 'Customer’s paper',
  templateEdits: 'Changes to our paper',
  vendorForm: 'Vendor form',
  businessAssociate: 'Business associate agreement',
  offPartnerTerms: 'Other than the partner’s terms',
  renewalTerm: 'Renewal for another time',
  undetailedTerms: 'Elements without details',
  justified: 'Justification written',
  noticeAfterMonths: 'Months before notice',
  futureProduct: 'Future product',
  secondInstance: 'Second instance',
  // Measures
  list: 'List',
  lineDiscount: 'Line discounts',
  headerDiscountAmount: 'Header discount',
  net: 'Net',
  marginAmount: 'Margin amount',
  discount: 'Discount',
  effectiveDiscount: 'Effective discount',
  margin: 'Margin',
  lowestLineMargin: 'Lowest line margin',
  recurring: 'Recurring',
  oneTime: 'One-time',
  mrr: 'MRR',
  arr: 'ARR',
  acv: 'ACV',
  targetAcv: 'Target ACV',
  tcv: 'TCV',
  firmTcv: 'Firm TCV',
  tcvPolicy: 'TCV in policy currency',
  currentArr: 'Current ARR',
  proposedArr: 'Proposed ARR',
  netNewArr: 'Net-new ARR',
  firstYear: 'First year',
  daysToCash: 'Days to cash',
  recurringInMonth: 'Recurring fees in a month',
  usageInMonth: 'Committed usage in a month',
  oneTimeInMonth: 'One-time fees in a month',
  billedInMonth: 'Billed in a month',
  cashInMonth: 'Cash in a month',
  recurringToMonth: 'Recurring fees since the beginning',
  usageToMonth: 'Committed usage since the beginning',
  oneTimeToMonth: 'One-time fees since the beginning',
  billedToMonth: 'Billed since the beginning',
  cashToMonth: 'Cash since the beginning',
  stretchNet: 'Net of the stretch',
  // What rules read beside the measures
  outsideRange: 'Discount outside the range',
  closeDays: 'Days until it closes',
  customWorkShare: 'Share of custom work',
  termYears: 'Term in years',
  optionalLines: 'Lines to choose',
  agreedLines: 'Lines at agreed prices',
  families: 'Product families',
  customTermCount: 'Non-standard elements',
  // Milestones from quote to cash
  quote: 'Quote',
  approval: 'Approval',
  proposal: 'Proposal',
  accepted: 'Accepted',
  contract: 'Contract',
  signed: 'Signed',
  order: 'Order',
  invoices: 'Invoices',
  paid: 'Paid',
};
