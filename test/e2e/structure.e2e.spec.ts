import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, Response } from 'playwright-core';
import type { z } from 'zod';
import { exact, sub } from '../../src/domain/exact.ts';
import type { previewSchema, quoteSchema } from '../../src/http/schemas/deal-desk/quotes.ts';
import type { scenarioSchema } from '../../src/http/schemas/deal-desk/scenarios.ts';
import type { Cast } from '../support/cast.ts';
import { castDatabase } from '../support/cast-database.ts';
import { newStory, offered, openDeal, openQuote, submitQuote } from '../support/story.ts';
import { openStage, type Stage } from './stage.ts';
import { desktop, money, nothingWrong, percent, phone, says, type Visitor } from './visitor.ts';

type Preview = z.output<typeof previewSchema>;
type Quote = z.output<typeof quoteSchema>;
type Scenario = z.output<typeof scenarioSchema>;

const rep = 'raj.rep';
const start = '2027-01-01';

let stage: Stage;
let cast: Cast;
let quoteId = '';

beforeAll(async () => {
  const fresh = await castDatabase();
  cast = fresh.cast;
  stage = await openStage(fresh);
  const content = offered({
    priceBook: 'eur',
    currency: 'EUR',
    start,
    termMonths: 36,
    billing: 'annual',
    headerDiscount: undefined,
    nonStandard: {},
    lines: [],
  });
  const story = newStory(stage.url, cast, 'Three years in euros', content);
  await openDeal(story);
  await openQuote(story);
  quoteId = story.quoteId;
}, 180_000);
afterAll(() => stage?.close());

/** A chapter; what people had before them is kept when it fails. */
const chapter = (title: string, tell: () => Promise<void>) =>
  it(title, async () => {
    try {
      await tell();
    } catch (error) {
      await stage.picturesOfAll('structure');
      throw error;
    }
  }, 90_000);

describe('a three-year ramp with committed usage, a bundle, an option and a schedule, in euros beside dollars', () => {
  chapter('begins with lines by keys, of which one lacks what it needs until a click adds it', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    await visitor.go(`/quotes/${quoteId}`);
    await page.getByRole('grid', { name: 'Lines' }).focus();
    page.on('response', (response) => {
      if (isSave(response)) saves.answered += 1;
    });
    for (const [sku, quantity] of lines) await lineByKeys(visitor, sku, quantity);
    await says(page, 'Line Starter Kit needs USR-STD beside it.');
    await visitor.button('Add USR-STD').click();
    await saved(visitor);
    await says(page, 'holds PLT-PLUS, SEC-AUD, SUP-STD');
    // A quantity is never cut short; its unit is, when both do not fit.
    const counted = page.getByRole('row').filter({ hasText: 'USE-API' }).getByText('3,000', { exact: true });
    const isWhole = await counted.evaluate((number) => {
      const { left, right } = (number.closest('[role=gridcell]') as Element).getBoundingClientRect();
      const own = number.getBoundingClientRect();
      return own.left >= left && own.right <= right;
    });
    expect(isWhole).toBe(true);
    expect((await kept(visitor)).content.lines.map(({ product }) => product)).toEqual([
      'PLT-SUITE',
      'KIT-LINE',
      'USR-STD',
      'USE-API',
      'TR-ENG',
    ]);
  });

  chapter('gets its commitment and its option in the panel of the line, opened and closed by keys', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const { keyboard } = page;
    await toLine(visitor, 'USE-API');
    await keyboard.press('Space');
    const panel = page.getByRole('region', { name: /^Structure of line/ });
    await panel.getByLabel('Commitment').fill('2000');
    await panel.getByLabel('Overage price').fill('0.45');
    await panel.getByLabel('Free months').fill('1');
    await keyboard.press('Escape');
    await toLine(visitor, 'TR-ENG');
    await keyboard.press('Space');
    // A name that is taken out to write another one leaves the line what it is, and its field where it was.
    await panel.getByLabel('The line is').selectOption('alternative');
    const named = panel.getByLabel('Alternatives named');
    await named.fill('');
    await named.pressSequentially('Training');
    expect(await named.inputValue()).toBe('Training');
    await panel.getByLabel('The line is').selectOption('optional');
    await panel.getByRole('button', { name: 'Add discount' }).click();
    await panel.getByLabel('Discount 1: given for').fill('Launch');
    await panel.getByLabel('Discount 1: how much').fill('10%');
    await saved(visitor);
    await visitor.sees('structure-02-line');
    await keyboard.press('Escape');
    const { measures, figures } = await previewed(visitor);
    const option = figures.find(({ family }) => family === 'Training') as Preview['figures'][number];
    const adds = option.option?.adds ?? option.net;
    expect(adds.amount).not.toBe('0.00');
    await says(page.getByRole('region', { name: 'What the customer may choose' }), `+${money(adds)}`);

    // When it is chosen by one key it counts, and by the same key not any more.
    await toLine(visitor, 'TR-ENG');
    await keyboard.press('+');
    await saved(visitor);
    const taken = (await previewed(visitor)).measures;
    expect(sub(exact(taken.net.amount), exact(measures.net.amount))).toEqual(exact(option.net.amount));
    await says(numbers(visitor), money(taken.net));
    await keyboard.press('+');
    await saved(visitor);
    await says(numbers(visitor), money(measures.net));
  });

  chapter('ramps over the years: typed, pasted from a spreadsheet, undone and done again', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const { keyboard } = page;
    await keyboard.press('Escape');
    await overTimeOf(page).click();
    const grid = page.getByRole('grid', { name: 'Lines over time' });
    await grid.focus();
    const row = await grid.getByRole('row').filter({ hasText: 'USR-STD' }).first().getAttribute('aria-rowindex');
    for (let down = 2; down < Number(row); down += 1) await keyboard.press('ArrowDown');
    await keyboard.type('100');
    await keyboard.press('Tab');
    await keyboard.type('150');
    await keyboard.press('Tab');
    await keyboard.type('200');
    await keyboard.press('Enter');
    await saved(visitor);
    const quantities = async () => (await kept(visitor)).content.lines.find(({ product }) => product === 'USR-STD');
    expect(await quantities()).toMatchObject({
      quantity: '100',
      ramp: [
        { from: '2028-01-01', quantity: '150' },
        { from: '2029-01-01', quantity: '200' },
      ],
    });
    await keyboard.press('ArrowUp');
    await keyboard.press('Home');
    await paste(visitor, '120\t160\t240');
    await saved(visitor);
    expect(await quantities()).toMatchObject({ quantity: '120', ramp: [{ quantity: '160' }, { quantity: '240' }] });
    await keyboard.press('Control+z');
    await saved(visitor);
    expect(await quantities()).toMatchObject({ quantity: '100', ramp: [{ quantity: '150' }, { quantity: '200' }] });
    await keyboard.press('Control+y');
    await saved(visitor);
    const { overTime } = await previewed(visitor, '?overTime=true');
    const id = (await quantities())?.id;
    const stretches = overTime?.stretches.filter(({ line }) => line === id) ?? [];
    expect(stretches.map(({ quantity }) => quantity)).toEqual(['120', '160', '240']);
    await says(grid, ...stretches.map(({ net }) => money({ amount: net, currency: 'EUR' })));
  });

  chapter('is paid in three parts, of which the sheet says what each comes to and what is left', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const { keyboard } = page;
    await visitor.button('Milestone thirds').click();
    const sheet = page.getByRole('grid', { name: 'Payments' });
    await sheet.focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.type('50%');
    await keyboard.press('Enter');
    await says(page, 'The shares must come to 1, which is 100 %.');
    await keyboard.type('30%');
    await keyboard.press('Enter');
    await keyboard.type('20%');
    await keyboard.press('Enter');
    await saved(visitor);
    const { assessment, measures, overTime } = await previewed(visitor, '?overTime=true');
    expect(assessment.schedule.map(({ milestone }) => milestone)).toEqual(['Signature', 'Delivery', 'Acceptance']);
    await says(sheet, ...assessment.schedule.map(({ amount }) => money(amount)));
    const last = overTime?.months.at(-1)?.sums;
    expect([last?.billed, last?.cash]).toEqual([measures.net.amount, measures.net.amount]);
  });

  chapter('shows every number as the API has it: in its own currency, in dollars, month by month', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const { measures, overTime } = await previewed(visitor, '?overTime=true');
    const { net, tcv, tcvPolicy, acv, discount } = measures;
    expect(tcvPolicy.currency).toBe('USD');
    await says(numbers(visitor), money(net), money(acv), percent(discount as string, 2));
    await says(numbers(visitor), money(tcv), money(tcvPolicy));
    expect(
      await numbers(visitor)
        .getByText(/ at \d[\d.]* of [A-Z][a-z]+ \d{4}/)
        .count(),
    ).toBe(1);

    // The chart is walked through by keys.
    const slider = page.getByRole('slider', { name: 'Month' });
    await slider.focus();
    await page.keyboard.press('Home');
    for (const month of overTime?.months.slice(0, 3) ?? []) {
      const amounts = [month.amounts.recurring, month.amounts.billed, month.amounts.cash];
      for (const amount of amounts)
        expect(await slider.getAttribute('aria-valuetext')).toContain(money({ amount, currency: 'EUR' }));
      await page.keyboard.press('ArrowRight');
    }
    await visitor.sees('structure-04-over-time');
    await page.getByText('Since the beginning', { exact: true }).click();
    await visitor.sees('structure-05-cumulative');
    await page.getByText('Table', { exact: true }).click();
    const table = page.getByRole('table', { name: 'Over time' });
    await says(table, money(net));
    expect(await table.getByRole('row').count()).toBe((overTime?.months.length ?? 0) + 1);
    await page.getByText('Lines', { exact: true }).first().click();
    await visitor.sees('structure-06-lines');

    // The switch that was clicked takes no letters from the keys.
    for (const name of ['Lines over time', 'Lines']) {
      await page.keyboard.press('q');
      await page.keyboard.press('t');
      await page.getByRole('grid', { name, exact: true }).waitFor();
    }
  });

  chapter('is tried another way in a scenario, which is not the quote, and comes into the draft by a key', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const { keyboard } = page;
    const payment = page.getByLabel('Payment', { exact: true });
    const scenarios = () => visitor.asks<{ items: Scenario[] }>(`/api/quotes/${quoteId}/scenarios`);
    await leaveFields(visitor);
    await keyboard.press('q');
    await keyboard.press('s');
    await page.getByLabel('Name of the scenario').fill('Later payment');
    await keyboard.press('Enter');
    await visitor.button('Edit').press('Enter');
    await says(page, 'Scenario “Later payment”: not the quote.', 'Nothing here can be submitted.');
    expect(await visitor.button('Submit…').count()).toBe(0);
    await payment.selectOption('net60');
    await page.getByText(/^Saved \d/).waitFor();
    await visitor.sees('structure-07-scenario');
    const [scenario] = (await scenarios()).items;
    expect(scenario?.content.paymentTerms).toBe('net60');
    expect((await kept(visitor)).content.paymentTerms).toBe('net30');

    // Its steps are its own: they are there again when one comes back to it.
    await leaveFields(visitor);
    await keyboard.press('q');
    await keyboard.press('d');
    await visitor.button('Submit…').waitFor();
    expect(await payment.inputValue()).toBe('net30');
    await page.goBack();
    await says(page, 'Scenario “Later payment”: not the quote.');
    await keyboard.press('Control+z');
    expect(await payment.inputValue()).toBe('net30');
    await keyboard.press('Control+y');
    expect(await payment.inputValue()).toBe('net60');
    await keyboard.press('q');
    await keyboard.press('u');
    await visitor.button('Submit…').waitFor();
    await saved(visitor);
    expect((await kept(visitor)).content.paymentTerms).toBe('net60');
    await keyboard.press('Control+z');
    await saved(visitor);
    expect((await kept(visitor)).content.paymentTerms).toBe('net30');
  });

  chapter('opens the working of a number by a click on it, and by Enter', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const dialog = page.getByRole('dialog', { name: 'How the net of PLT-SUITE comes about' });
    const grid = page.getByRole('grid', { name: 'Lines', exact: true });
    await grid.getByRole('row').filter({ hasText: 'PLT-SUITE' }).locator('[data-explains=net]').click();
    await dialog.getByRole('list', { name: 'Derivation' }).waitFor();
    await visitor.sees('structure-08-working');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await grid.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    // What the total would be is worked out with the choice taken.
    const options = page.getByRole('table', { name: 'Options' });
    const withIt = options.getByTitle('How TCV comes about');
    const total = await withIt.innerText();
    await withIt.click();
    const working = page.getByRole('dialog').filter({ hasText: 'Total contract value' });
    await working.getByRole('list', { name: 'Derivation' }).waitFor();
    expect(await working.innerText()).toContain(total);
    expect(await working.innerText()).toContain('Line Starter Kit');
    await page.keyboard.press('Escape');

    // A discount on the total is shared with it: each number of the sentence that says so opens.
    const offTotal = page.getByLabel('Off the total');
    await offTotal.fill('-1000');
    await saved(visitor);
    const why = page.getByText(/Adds .* to the total: .* more for the other lines/);
    for (const [place, title] of ['Price if chosen', 'Net', 'Change of the other lines'].entries()) {
      const number = why.getByRole('button').nth(place);
      const amount = await number.innerText();
      await number.click();
      const opened = page.getByRole('dialog', { name: `How ${title} comes about` });
      const first = opened.getByRole('list', { name: 'Derivation' }).getByRole('listitem').first();
      await first.waitFor();
      expect(await first.innerText()).toContain(amount);
      await page.keyboard.press('Escape');
    }
    await offTotal.fill('');
    await saved(visitor);
  });

  chapter(
    'opens how a month comes about from the chart and from its table, and which stretch its fees are of',
    async () => {
      const visitor = await stage.person(rep, desktop);
      const { page } = visitor;
      const { keyboard } = page;
      await overTimeOf(page).click();
      const { overTime } = await previewed(visitor, '?overTime=true');
      const [first, second] = overTime?.months ?? [];
      await page.getByText('Chart', { exact: true }).click();
      await page.getByText('Per month', { exact: true }).click();
      const slider = page.getByRole('slider', { name: 'Month' });
      await slider.focus();
      await keyboard.press('Home');
      await keyboard.press('Enter');
      const month = page.getByRole('dialog', { name: /^How .* comes about$/ });
      const recurring = month.getByRole('region', { name: 'Recurring' });
      await says(
        recurring,
        money({ amount: first?.amounts.recurring ?? '', currency: 'EUR' }),
        'Months of it in this one',
      );
      await visitor.sees('structure-09-month');
      await keyboard.press('Escape');
      await month.waitFor({ state: 'hidden' });
      await slider.click();
      await recurring.getByRole('list', { name: 'Derivation' }).waitFor();
      await keyboard.press('Escape');
      await month.waitFor({ state: 'hidden' });

      // Of the table every cell opens, by keys too, and leads on to what it is made of and back.
      await page.getByText('Since the beginning', { exact: true }).click();
      await page.getByText('Table', { exact: true }).click();
      const row = page.getByRole('table', { name: 'Over time' }).getByRole('row').nth(2);
      const cell = row.getByTitle('How Recurring fees since the beginning comes about');
      await cell.press('Enter');
      const answer = page.getByRole('dialog').filter({ has: page.getByRole('list', { name: 'Derivation' }) });
      await says(answer, money({ amount: second?.sums.recurring ?? '', currency: 'EUR' }));
      await answer
        .getByRole('button', { name: /^Recurring fees in a month/ })
        .first()
        .press('Enter');
      await answer
        .getByRole('button', { name: /^Net of the stretch/ })
        .first()
        .press('Enter');
      await says(answer, 'Back to Recurring fees in a month');
      await visitor.sees('structure-10-month-of-table');
      await keyboard.press('Escape');
      await answer.waitFor({ state: 'hidden' });
      await row.locator('[title="How Recurring fees since the beginning comes about"]:focus').waitFor();
    },
  );

  chapter('closes the working of a number alone by Escape where a comparison lies beneath', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const { keyboard } = page;
    await leaveFields(visitor);
    await keyboard.press('q');
    await keyboard.press('s');
    const compared = page.getByRole('table', { name: 'Draft and scenarios' });
    const figure = compared.getByTitle('How Net comes about').last();
    await figure.press('Enter');
    const answer = page.getByRole('list', { name: 'Derivation' });
    await answer.waitFor();
    await keyboard.press('Escape');
    await answer.waitFor({ state: 'hidden' });
    expect(await compared.isVisible()).toBe(true);
    await compared.locator('[title="How Net comes about"]:focus').waitFor();
    // So does who thinks better of removing a scenario come back to where they were.
    await compared.getByRole('button', { name: 'Remove…' }).press('Enter');
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    await compared.getByRole('button', { name: 'Remove…' }).and(page.locator(':focus')).waitFor();
    await keyboard.press('Escape');
    await compared.waitFor({ state: 'hidden' });
  });

  chapter('opens the working of a number in the list of deals, where the row leads to the deal', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    const { measures } = await previewed(visitor);
    await visitor.go('/deals');
    const row = page.getByRole('row').filter({ hasText: 'Three years in euros' });
    const answer = page.getByRole('dialog').filter({ hasText: 'Total contract value' });
    const figure = row.getByTitle('How TCV comes about');
    for (const open of [() => figure.press('Enter'), () => figure.click()]) {
      await open();
      await says(answer, money(measures.tcv), 'Line Starter Kit');
      await page.keyboard.press('Escape');
      await answer.waitFor({ state: 'hidden' });
      expect(page.url()).toMatch(/\/deals$/);
    }
    await figure.click();
    await visitor.sees('structure-11-list');
    await page.keyboard.press('Escape');
    await row.getByRole('link').press('Enter');
    await page.waitForURL(/\/deals\/[\da-f-]+$/);
  });

  chapter(
    'shows a manager the margin of a line as its band, and says that how it comes about is not theirs',
    async () => {
      const visitor = await stage.person('mark.manager', desktop);
      const { page } = visitor;
      await visitor.go(`/quotes/${quoteId}`);
      const { figures } = await kept(visitor);
      const band = figures.find(({ margin }) => margin.endsWith('%'))?.margin ?? '';
      expect(band).toMatch(/^\d+–\d+ %$/);
      const grid = page.getByRole('grid', { name: 'Lines', exact: true });
      await says(grid, band);
      expect(await grid.innerText()).not.toContain('NaN');
      await grid.locator('[data-explains=margin]').filter({ hasText: band }).first().click();
      await says(page, 'How it comes about is not shown to your role.');
      await page.keyboard.press('Escape');
    },
  );

  chapter('keeps what was written last though its writer goes to another screen at once', async () => {
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    await visitor.go(`/quotes/${quoteId}`);
    await page.getByText('Partner, rebate, freight and further discounts').click();
    await page.getByRole('button', { name: 'Add further discount' }).click();
    // So long a word that a phone has to break it, in the next chapter.
    const name = 'Reference/customer/of/the/year/in/their/industry';
    await page.getByLabel('Further discount 1: given for').fill(name);
    await page.getByLabel('Further discount 1: how much').fill('3%');
    await page.getByRole('link', { name: /Three years in euros/ }).click();
    await page.waitForURL(/\/deals\/[\da-f-]+$/);
    const { content } = await kept(visitor);
    expect(content.furtherHeaderDiscounts).toEqual([{ name, discount: { percent: '0.03' } }]);
  });

  chapter('opens what a rule read of a package down to a line of another quote of it', async () => {
    const half = offered({
      package: 'Both plants',
      nonStandard: {},
      lines: [{ id: 'plus', product: 'PLT-PLUS', quantity: '20' }],
    });
    const [one, other] = [
      newStory(stage.url, cast, 'First plant', half),
      newStory(stage.url, cast, 'Second plant', half),
    ];
    for (const story of [one, other]) {
      await openDeal(story);
      await openQuote(story);
    }
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    await visitor.go(`/quotes/${one.quoteId}`);
    const why = page.getByRole('listitem').filter({ hasText: 'whole package' });
    // 20 × $9,600.00 less 12 %, twice.
    await says(why, '$337,920.00');
    await why.getByTitle('How TCV of the package comes about').press('Enter');
    const answer = page.getByRole('dialog').filter({ hasText: 'Of all quotes of the package together' });
    await says(answer, '$168,960.00 + $168,960.00');
    const counted = answer.getByTitle('How this figure comes about');
    await counted.nth(1).click();
    await answer.getByText(/^Of Q-\d+-1, version 1$/).waitFor();
    await says(answer, '$168,960.00 × 1');
    await visitor.sees('structure-12-package');
    await answer.getByRole('button', { name: /^Net/ }).first().click();
    await says(answer, '20 × $9,600.00');
    await page.keyboard.press('Escape');
  });

  chapter('leaves what is not saved before its writer when somebody submits the draft meanwhile', async () => {
    const story = newStory(stage.url, cast, 'Submitted meanwhile');
    await openDeal(story);
    await openQuote(story);
    const visitor = await stage.person(rep, desktop);
    const { page } = visitor;
    await visitor.go(`/quotes/${story.quoteId}`);
    const submitted = Promise.withResolvers<void>();
    await page.route(`**/api/quotes/${story.quoteId}`, async (route) => {
      if (route.request().method() === 'PUT') await submitted.promise;
      await route.continue();
    });
    const off = page.getByLabel('Off the total');
    await off.fill('11%');
    await submitQuote(story);
    submitted.resolve();
    await says(page, 'It is not a draft any more, so nothing can be saved in it.');
    expect(await off.inputValue()).toBe('11%');
    await visitor.button('Show it as it is').click();
    await says(page, 'In review');
    await page.unroute(`**/api/quotes/${story.quoteId}`);
  });

  chapter('can be read and written on a phone', async () => {
    const visitor = await stage.person(rep, phone);
    const { page } = visitor;
    await visitor.go(`/quotes/${quoteId}`);
    await says(page, 'Plant Suite');
    await visitor.sees('structure-01-lines');
    await page.getByRole('gridcell').filter({ hasText: 'USE-API' }).first().tap();
    await page.getByRole('button', { name: 'Structure', exact: true }).tap();
    await page.getByRole('region', { name: /^Structure of line/ }).waitFor();
    await visitor.sees('structure-02-line');
    await overTimeOf(page).tap();
    await page.getByRole('slider', { name: 'Month' }).waitFor();
    await visitor.sees('structure-03-over-time');
    await page.getByTitle('How TCV comes about').first().tap();
    const answer = page.getByRole('dialog').filter({ hasText: 'Total contract value' });
    await says(answer, 'One-time');
    await visitor.sees('structure-04-figure');
    // What the number belongs to stays in sight above.
    expect((await answer.boundingBox())?.y).toBeGreaterThan(phone.height / 10);
  });

  it('logs no error but what was wrong on purpose, asks nobody else, fits the screen and is accessible', () => {
    const list = stage.complaints.list.filter((complaint) => !/status of (412|422)/.test(complaint));
    nothingWrong({ list });
  });
});

const lines = [
  ['PLT-SUITE', '10'],
  ['KIT-LINE', '2'],
  ['USE-API', '3000'],
  ['TR-ENG', '4'],
] as const;

async function lineByKeys({ page }: Visitor, sku: string, quantity: string): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('Control+Enter');
  await page.getByPlaceholder('SKU or name').waitFor();
  await keyboard.type(sku);
  await page.getByRole('option').filter({ hasText: sku }).first().waitFor();
  await keyboard.press('Tab');
  await keyboard.type(quantity);
  await keyboard.press('Enter');
}

/** The switch of the editor to its sheets over time. */
const overTimeOf = (page: Page) =>
  page.getByRole('radiogroup', { name: 'What is written below' }).getByText('Over time');

/** The cursor of the lines on the line of a product. */
async function toLine({ page }: Visitor, sku: string): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Lines', exact: true });
  await grid.focus();
  await page.keyboard.press('Control+Home');
  const row = await grid.getByRole('row').filter({ hasText: sku }).getAttribute('aria-rowindex');
  for (let down = 2; down < Number(row); down += 1) await page.keyboard.press('ArrowDown');
}

/** Single keys are for the screen again. */
const leaveFields = ({ page }: Visitor): Promise<void> =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));

const numbers = ({ page }: Visitor) => page.getByLabel('What the quote is worth and needs');

/** As the draft is kept on the server. */
const kept = (visitor: Visitor): Promise<Quote> => visitor.asks<Quote>(`/api/quotes/${quoteId}`);

/** How often the draft was kept, and how often when it was last seen saved. */
const saves = { answered: 0, seen: 0 };

const isSave = (response: Response): boolean =>
  response.ok() && response.request().method() === 'PUT' && response.url().endsWith(`/api/quotes/${quoteId}`);

/** The draft was kept since it was last seen saved, and the screen has nothing more to save. */
async function saved({ page }: Visitor): Promise<void> {
  if (saves.answered === saves.seen) await page.waitForResponse(isSave);
  await page.getByText(/^(Saved \d|Everything is saved)/).waitFor();
  saves.seen = saves.answered;
}

/** What the API says of the draft as it is kept. */
async function previewed(visitor: Visitor, query = ''): Promise<Preview> {
  const { content } = await kept(visitor);
  const answer = await visitor.page.request.post(`/api/quotes/${quoteId}/preview${query}`, { data: content });
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()) as Preview;
}

/** What a spreadsheet puts on the clipboard, pasted where the focus is. */
async function paste({ page }: Visitor, text: string): Promise<void> {
  await page.evaluate((table) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', table);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}
