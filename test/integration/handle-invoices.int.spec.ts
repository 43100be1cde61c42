import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { handleIn } from '../../src/commands/handle.ts';
import { isRefusal } from '../../src/commands/refusal.ts';
import type { ContractContext } from '../../workflows/contract/machine.ts';
import { type TestCompany, testCompany } from '../support/company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});
afterAll(() => company?.close());

/** The invoices of a new deal that was signed and accepted as an order. */
async function invoices(): Promise<string[]> {
  const { rep, legal, secondLegal, finance } = company.people;
  const deal = await company.deal({ billing: 'quarterly' });
  await company.give(rep, 'SubmitQuote', deal.quoteId, { comment: '' });
  const contract = await company.give(legal, 'DraftContract', deal.quoteId);
  await company.printed((contract.snapshot.context as ContractContext).documentId);
  await company.give(legal, 'IssueContract', contract.id);
  const bytes = Buffer.from('%PDF signed');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await company.give(legal, 'RecordSignedCopy', contract.id, {
    file: { sha256, mediaType: 'application/pdf', bytes },
    signedOn: '2027-01-05',
  });
  await company.give(secondLegal, 'ConfirmSignedCopy', contract.id, { sha256 });
  const [order] = await company.rows<{ id: string }>('select id from sales_order where deal_id = $1', [deal.id]);
  await company.give(finance, 'AcceptOrder', order?.id as string, { note: '' });
  const drafted = await company.rows<{ id: string }>('select id from invoice where deal_id = $1 order by ordinal', [
    deal.id,
  ]);
  return drafted.map(({ id }) => id);
}

it('invoices of several deals that are issued at once, some twice and some in vain, are numbered without a gap', async () => {
  const ids = (await Promise.all([invoices(), invoices()])).flat();
  expect(ids).toHaveLength(24);
  const { finance } = company.people;
  const inVain = (instanceId: string) =>
    company.database.transaction(async (tx) => {
      const answer = await handleIn(tx, { type: 'IssueInvoice', target: { instanceId }, by: finance, input: {} });
      if (!isRefusal(answer)) throw new Error('killed before the commit');
    });
  const [killed, answers] = await Promise.all([
    Promise.allSettled(ids.slice(0, 4).map(inVain)),
    Promise.all([...ids, ...ids.slice(0, 4)].map((id) => company.try(finance, 'IssueInvoice', id))),
  ]);
  expect(killed).toHaveLength(4);
  expect(answers.filter(isRefusal).map(({ code }) => code)).toEqual(Array(4).fill('not-available'));
  const numbers = await company.rows<{ number: string }>('select number from invoice order by number::bigint');
  expect(numbers.map(({ number }) => Number(number))).toEqual(ids.map((_, index) => index + 1));
  const [counter] = await company.rows('select last from invoice_counter');
  expect(counter).toEqual({ last: '24' });
});
