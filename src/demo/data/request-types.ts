import type { RequestTypeInput } from '../../commands/desk-request/types.ts';

const source =
  'Levels after the public GitLab handbook, “Deal Desk: service level agreements” (hours of opening time, first response and resolution).';

/** What the desk of the demo company can be asked. Which types count as complex is this company’s own choice. */
export const requestTypes: RequestTypeInput[] = [
  type('quote-help', 'Basic quote help', 'A question about a quote, a product or a price.', 6, 8),
  type('ramp', 'Ramp deal', 'Quantities or prices that grow in steps.', 6, 24, true),
  type('alliances', 'Alliances, general', 'A partner takes part in the deal.', 8, 48),
  type('private-offer', 'Alliances private offer', 'An offer through a marketplace.', 24, 48, true),
  type('flat-renewal', 'Flat renewal', 'The same again at the same price.', 6, 24),
  type('arr-review', 'ARR review', 'What a change does to annual recurring revenue.', 6, 24, true),
  type('co-term', 'Contract reset / co-term', 'Contracts that are to end on one day.', 6, 24, true),
  type('rfp', 'RFP / vendor form', 'A questionnaire of the customer; how long it takes depends on it.', 6, null, true),
];

function type(
  name: string,
  title: string,
  description: string,
  firstResponse: number,
  resolution: number | null,
  complex = false,
): RequestTypeInput {
  return {
    name,
    title,
    description,
    firstResponseMinutes: firstResponse * 60,
    resolutionMinutes: resolution === null ? null : resolution * 60,
    complex,
    source,
    active: true,
  };
}
