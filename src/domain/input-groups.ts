import { lineInputTypes } from './line-input-types.ts';
import { type InputType, inputTypes } from './policy-value.ts';

/** Inputs of policy in the order in which one looks for them. */
export interface InputGroup {
  title: string;
  inputs: { name: string; spec: InputType }[];
}

type DealInput = keyof typeof inputTypes;

const dealGroups: readonly [title: string, inputs: readonly DealInput[]][] = [
  [
    'Price and margin',
    [
      'list',
      'lineDiscount',
      'headerDiscount',
      'discountAmount',
      'net',
      'discount',
      'effectiveDiscount',
      'previousDiscount',
      'priceChange',
      'renewalUplift',
      'cost',
      'marginAmount',
      'margin',
      'lowestLineMargin',
      'partnerMargin',
      'rebate',
      'freight',
      'costOfCredit',
      'pocketPrice',
      'pocketMargin',
    ],
  ],
  [
    'Value',
    [
      'tcv',
      'firmTcv',
      'recurring',
      'oneTime',
      'usageCommitment',
      'firstYear',
      'acv',
      'targetAcv',
      'arr',
      'exitArr',
      'mrr',
      'currentArr',
      'proposedArr',
      'netNewArr',
      'currency',
      'packageQuotes',
    ],
  ],
  [
    'Term and payment',
    [
      'termMonths',
      'termYears',
      'autoRenewMonths',
      'paymentTerms',
      'netDays',
      'prepaid',
      'billing',
      'firstBillingAfterStart',
      'daysToCash',
    ],
  ],
  [
    'Deal and customer',
    [
      'kind',
      'paper',
      'subscriptionChange',
      'motion',
      'wayToClose',
      'closeDays',
      'region',
      'segment',
      'country',
      'creditClass',
      'newCustomer',
      'leadUser',
      'justified',
    ],
  ],
  [
    'Non-standard elements',
    [
      'customTerms',
      'customTermCount',
      'undetailedTerms',
      'noticeDays',
      'noticeAfterMonths',
      'terminationFee',
      'priceLockMonths',
      'waivedSeats',
      'licenceType',
      'customWorkShare',
    ],
  ],
  [
    'Structure',
    [
      'ramped',
      'rampOffYear',
      'rampQuantityFalls',
      'rampSubtotalFalls',
      'rampsPlain',
      'flattensRamp',
      'freeMonths',
      'optionalLines',
      'agreedLines',
      'families',
    ],
  ],
  ['Risk', ['riskScore', 'riskBand']],
];

/** Everything that a deal and its lines offer to policy. */
export const inputGroups: readonly InputGroup[] = [
  ...dealGroups.map(([title, names]) => ({ title, inputs: names.map((name) => ({ name, spec: inputTypes[name] })) })),
  { title: 'Lines', inputs: Object.entries(lineInputTypes).map(([name, spec]) => ({ name, spec })) },
];

/** The groups with what of them a search finds, by name, meaning or allowed word. */
export function matchingInputs(search: string): InputGroup[] {
  const wanted = search.trim().toLowerCase();
  const fits = ({ name, spec }: InputGroup['inputs'][number]): boolean =>
    [name, spec.meaning, ...(spec.values ?? [])].some((text) => text.toLowerCase().includes(wanted));
  return inputGroups
    .map(({ title, inputs }) => ({ title, inputs: inputs.filter(fits) }))
    .filter(({ inputs }) => inputs.length > 0);
}
