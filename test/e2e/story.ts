import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { approvalListSchema, approvalSchema } from '../../src/http/schemas/deal-desk/approvals.ts';
import type { dealPageSchema } from '../../src/http/schemas/deal-desk/deals.ts';
import type { orderSchema } from '../../src/http/schemas/deal-desk/orders.ts';
import type { previewSchema, quoteSchema } from '../../src/http/schemas/deal-desk/quotes.ts';
import { openStage, type Stage } from './stage.ts';
import { artefactsAt, money, nothingWrong, percent, phone, says, type Size, type Visitor } from './visitor.ts';

type Deal = z.output<typeof dealPageSchema>;
type Preview = z.output<typeof previewSchema>;
type Quote = z.output<typeof quoteSchema>;
type Approval = z.output<typeof approvalSchema>;
type Order = z.output<typeof orderSchema>;

const rep = 'raj.rep';
const approvers = ['mark.manager', 'dora.desk', 'fiona.finance', 'lena.legal'];
const customer = 'Bluehill Medical Devices Inc.';

/** A deal from the first line to its first invoice, and every other screen, all seen at one width. */
export function storyOn(width: 'desktop' | 'phone', size: Size): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 180_000);
  afterAll(() => stage?.close());

  describe(`a deal on a ${width}`, () => {
    theDeal(() => stage, width, size);
  });
  describe(`every other screen on a ${width}`, () => {
    otherScreens(() => stage, size);
  });
  describe('all screens together', () => {
    it('log no error, ask nobody else, fit the screen and are accessible', () => nothingWrong(stage.complaints));
  });
}

function theDeal(stage: () => Stage, width: string, size: Size): void {
  const name = `Line monitoring for two plants, ${width}`;
  let dealId = '';
  let quoteId = '';
  let proposal = '';
  let broken = '';
  const at = (key: string) => stage().person(key, size);
  /** A chapter of the story; when one fails, those after it cannot be told. */
  const chapter = (title: string, tell: () => Promise<void>) =>
    it(title, async () => {
      if (broken) throw new Error(`the story ended before this: ${broken}`);
      try {
        await tell();
      } catch (error) {
        broken = title;
        await stage().picturesOfAll(`${size.width}`);
        throw error;
      }
    }, 90_000);

  chapter(
    'is opened and quoted by a rep, who sees what it is worth, how risky it is and who must approve',
    async () => {
      const visitor = await at(rep);
      await visitor.sees('02-home-rep');
      ({ dealId, quoteId } = await opened(visitor, name));
      await writtenByKeys(visitor);
      const { page } = visitor;
      const panel = page.getByLabel('What the quote is worth and needs');
      await says(panel, '4 approvals are needed', 'Mark Sullivan', 'Liam O’Brien');
      await visitor.sees('06-editor-written');
      await visitor.button('Submit…').click();
      await page.getByRole('dialog').waitFor();
      const { measures, risk, assessment } = await previewed(visitor, quoteId);
      await says(panel, money(measures.net), money(measures.acv), percent(measures.discount as string, 2));
      const risks = risk.points.filter(({ points }) => points > 0);
      for (const { because } of [...assessment.findings, ...risks]) await says(panel, because);
      expect(await panel.getByRole('listitem').filter({ hasText: /LN1/ }).count()).toBe(1);
      await page
        .getByLabel('Why should they agree?')
        .fill('Two plants now, the third next year; Sensoria quoted 15 %.');
      await visitor.sees('07-submit');
      await visitor.button('Submit for approval').click();
      await page.waitForURL(`**/deals/${dealId}`);
      await says(page, 'Mark Sullivan');
      await visitor.sees('08-deal-in-review');
    },
  );

  chapter('is sent back by the manager, who says what would make it approvable', async () => {
    const visitor = await at('mark.manager');
    await visitor.sees('09-home-manager');
    await visitor.go('/approvals');
    await says(visitor.page, name);
    await visitor.sees('10-inbox');
    const id = await waiting(visitor, name);
    await visitor.go(`/approvals/${id}`);
    const { card } = await visitor.asks<Approval>(`/api/approvals/${id}`);
    const { measures } = card as NonNullable<Approval['card']>;
    await says(visitor.page, money(measures.tcv, true), percent(measures.discount as string), 'A discount over 10 %');
    await visitor.sees('11-decision');
    await visitor.button(size === phone ? 'Changes' : 'Ask for changes').click();
    await visitor.page
      .getByRole('textbox', { name: 'Why' })
      .fill('12 % is enough for two plants: give the rest when the third comes.');
    await visitor.sees('12-ask-for-changes');
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Ask for changes' }).click();
    await sent(visitor, 'Changes asked for');
  });

  chapter('is revised by the rep, and submitted again', async () => {
    const visitor = await at(rep);
    await visitor.go(`/deals/${dealId}`);
    await says(visitor.page, '12 % is enough for two plants');
    await visitor.sees('13-deal-returned');
    await visitor.button('Revise').click();
    await visitor.page.getByRole('textbox', { name: 'Reason' }).fill('12 %, as the manager asks.');
    await visitor.button('Revise quote').click();
    await visitor.link('Edit and submit').click();
    await visitor.page.getByLabel('Off the total').fill('12%');
    await visitor.button('Submit…').click();
    await visitor.page.getByLabel('Why should they agree?').fill('Down to 12 %, as asked.');
    await visitor.button('Submit for approval').click();
    await visitor.page.waitForURL(`**/deals/${dealId}`);
  });

  chapter('shows the manager what changed, and everybody approves in turn', async () => {
    const owner = await at(rep);
    await owner.go(`/deals/${dealId}`);
    await owner.button('Recall').or(owner.page.getByText('Mark Sullivan')).first().waitFor();
    for (const key of approvers) {
      const visitor = await at(key);
      const id = await waiting(visitor, name);
      if (key === 'mark.manager') {
        await visitor.go(`/approvals/${id}`);
        await says(visitor.page, 'Changed since you decided on version 1');
        await visitor.sees('14-decision-changed');
      }
      if (size === phone) await approveByThumb(visitor, name);
      else await approveByKeys(visitor, name);
      await sentByLeaving(visitor, size);
    }
    // Nobody touched this screen: it followed.
    await owner.button('Print proposal').waitFor();
    const visitor = await at(approvers[0] as string);
    await visitor.go('/approvals?show=done');
    await says(visitor.page, name);
    await visitor.sees('15-decided');
  });

  chapter('is proposed and accepted: the rep gets the PDF with the figures of the screen', async () => {
    const visitor = await at(rep);
    const { page } = visitor;
    await visitor.go(`/deals/${dealId}`);
    await visitor.button('Print proposal').click();
    proposal = await downloaded(visitor, /^Proposal P-/, `proposal-${size.width}`);
    await visitor.sees('16-deal-approved');
    const { measures } = await visitor.asks<Quote>(`/api/quotes/${quoteId}`);
    const text = textOf(proposal);
    for (const shown of [measures?.net, measures?.list, measures?.firstYear]) {
      expect(text).toContain(usDollars(shown as NonNullable<typeof shown>));
    }
    expect(text).toContain(customer);
    await visitor.button('Record acceptance').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Accepted by' }).click();
    await page.getByRole('listbox', { name: 'Accepted by' }).getByRole('option').first().click();
    await dialog.getByLabel('How we know').fill('By telephone, confirmed by mail.');
    await visitor.sees('17-acceptance');
    await dialog.getByRole('button', { name: 'Record acceptance' }).click();
    await says(page, 'Accepted');
  });

  chapter('gets its contract from legal, and the signed copy is confirmed by a second person', async () => {
    const counsel = await at('lena.legal');
    await counsel.go('/contracts');
    await counsel.sees('18-contracts');
    await counsel.button(`Draft contract for ${customer}`).click();
    await counsel.page.waitForURL(/\/contracts\/[0-9a-f-]{36}$/);
    const contract = await downloaded(counsel, /\(PDF\)$/, `contract-${size.width}`);
    await counsel.sees('19-contract-draft');
    await counsel.button('Issue for signature').click();
    const file = counsel.page.locator('input[type=file]');
    // As bytes: the browser runs as another user, who may not be able to reach this folder.
    await file.setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: readFileSync(contract) });
    await counsel.page.getByLabel('Signed on').fill(new Date().toISOString().slice(0, 10));
    await counsel.sees('20-contract-issued');
    await counsel.button('Record signed copy').click();
    await says(counsel.page, 'You recorded this copy, so you cannot confirm it');
    const { pathname } = new URL(counsel.page.url());

    const second = await at('lucia.legal');
    await second.go(pathname);
    await second.sees('21-contract-to-confirm');
    await second.link('Open signed copy').click();
    await second.button('Confirm signed copy').click();
    await says(second.page, 'Lucía Romero');
    await second.sees('22-contract-signed');
  });

  chapter('is booked by finance, which issues the first invoice', async () => {
    const visitor = await at('fiona.finance');
    const { page } = visitor;
    await visitor.go('/orders');
    await says(page, customer);
    await visitor.sees('23-orders');
    const { orders } = await visitor.asks<Deal>(`/api/deals/${dealId}`);
    await visitor.go(`/orders/${orders[0]?.id}`);
    const order = await visitor.asks<Order>(`/api/orders/${orders[0]?.id}`);
    await says(page, money(order.total), ...order.schedule.map(({ amount }) => money(amount)));
    await visitor.sees('24-order-received');
    await visitor.button('Accept order').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept order' }).click();
    await visitor.button('Issue Draft 1').click();
    await says(page, 'Issued');
    await visitor.sees('25-order-invoiced');
    const owner = await at(rep);
    await owner.go(`/deals/${dealId}`);
    await says(owner.page, `Order ${order.number}`);
    await owner.sees('26-deal-booked');
    await owner.go('/deals');
    await says(owner.page, name);
    await owner.sees('27-deals');
    await owner.go('/notifications');
    await owner.sees('28-notifications');
  });
}

function otherScreens(stage: () => Stage, size: Size): void {
  it.each([
    ['ada.admin', '/catalogue', '30-catalogue'],
    ['ada.admin', '/policy', '31-policies'],
    ['ada.admin', '/policy/deal-desk/1', '32-policy'],
    ['paul.people', '/people', '33-people'],
    [rep, '/accounts', '34-accounts'],
    [rep, '/measures', '35-measures'],
    ['anna.auditor', '/audit', '36-audit'],
    ['ada.admin', '/jobs', '37-jobs'],
    ['fiona.finance', '/settings/compensation', '39-compensation'],
    [rep, '/nothing-of-the-kind', '38-nothing-here'],
  ])('%s sees %s', async (key, path, picture) => {
    const visitor = await stage().person(key, size);
    await visitor.go(path);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await visitor.sees(picture);
  });
}

async function opened(visitor: Visitor, name: string): Promise<{ dealId: string; quoteId: string }> {
  const { page } = visitor;
  await visitor.go('/deals/new');
  await page.getByRole('combobox', { name: 'Account' }).fill('Bluehill');
  await page.getByRole('option', { name: customer }).click();
  await page.getByLabel('Deal name').fill(name);
  await page.getByRole('combobox', { name: 'Way to close' }).click();
  await page.getByRole('option', { name: /negotiated contract/i }).click();
  await visitor.sees('03-new-deal');
  await visitor.button('Open deal and go to quote').click();
  await page.waitForURL(/\/quotes\//);
  await visitor.sees('04-editor-empty');
  const quoteId = new URL(page.url()).pathname.split('/').at(-1) as string;
  const { deal } = await visitor.asks<Quote>(`/api/quotes/${quoteId}`);
  return { dealId: deal.id, quoteId };
}

/** Lines by keys alone: product, quantity and discount, Enter after Enter. */
async function writtenByKeys({ page, sees }: Visitor): Promise<void> {
  const { keyboard } = page;
  await page.getByRole('grid', { name: 'Lines' }).focus();
  for (const [sku, quantity, discount] of lines) {
    await keyboard.press('Control+Enter');
    await page.getByPlaceholder('SKU or name').waitFor();
    await keyboard.type(sku);
    await page.getByRole('option').filter({ hasText: sku }).first().waitFor();
    if (sku === 'PLT-PLUS') await sees('05-editor-product');
    await keyboard.press('Tab');
    await keyboard.type(quantity);
    await keyboard.press('Tab');
    if (discount === '') continue;
    await keyboard.type(discount);
    await keyboard.press('Enter');
  }
  await page.getByLabel('Payment', { exact: true }).selectOption('net60');
  await page.getByLabel('Billing', { exact: true }).selectOption('quarterly');
  await page.getByLabel('Off the total').fill('14%');
  await page.getByRole('switch', { name: 'Customer’s paper' }).click();
  await page.getByLabel(/^Customer’s paper: /).fill('Their general purchasing terms of 2026.');
}

const lines = [
  ['PLT-PLUS', '30', '5%'],
  ['USR-STD', '120', ''],
  ['GW-200', '30', ''],
  ['SV-ONB', '2', ''],
] as const;

/** What the API says of the draft as it is kept. */
async function previewed({ page, asks }: Visitor, quoteId: string): Promise<Preview> {
  const { content } = await asks<Quote>(`/api/quotes/${quoteId}`);
  const answer = await page.request.post(`/api/quotes/${quoteId}/preview`, { data: content });
  return (await answer.json()) as Preview;
}

async function waiting(visitor: Visitor, name: string): Promise<string> {
  const { items } = await visitor.asks<z.output<typeof approvalListSchema>>('/api/approvals?mine=true');
  return items.find(({ deal }) => deal.name === name)?.id as string;
}

/** From anywhere: g i to the inbox, a on the request that is selected. */
async function approveByKeys({ page, go }: Visitor, name: string): Promise<void> {
  await go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  const table = page.getByRole('table', { name: 'Needs my decision' });
  await table.getByRole('row', { name: new RegExp(name) }).waitFor();
  await page.keyboard.press('a');
}

async function approveByThumb({ page, go }: Visitor, name: string): Promise<void> {
  await go('/approvals');
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Approve' }).click();
}

/** A decision goes out five seconds after it was made; until then it can be taken back. */
async function sent({ page }: Visitor, word: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/decision'));
  await says(page, `${word}: D-`);
  expect((await answer).status()).toBe(200);
}

/** An approval goes out at once when its owner goes to another place before the five seconds are over. */
async function sentByLeaving({ page }: Visitor, size: Size): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/decision'));
  await says(page, 'Approved: D-');
  if (size === phone) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home', exact: true }).tap();
  } else {
    await page.keyboard.press('g');
    await page.keyboard.press('h');
  }
  expect((await answer).status()).toBe(200);
}

async function downloaded({ page }: Visitor, name: RegExp, kept: string): Promise<string> {
  const link = page.getByRole('link', { name });
  await link.first().waitFor({ timeout: 30_000 });
  const href = await link.first().getAttribute('href');
  const file = join(artefactsAt('pdf'), `${kept}.pdf`);
  const answer = await page.request.get(href as string);
  writeFileSync(file, await answer.body());
  execFileSync('pdftoppm', ['-png', '-r', '80', file, file.replace(/\.pdf$/, '')]);
  return file;
}

const textOf = (file: string): string =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');

const usDollars = ({ amount }: { amount: string }): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(amount as Intl.StringNumericLiteral);
