import { assignCalendar } from '../commands/calendar/assign.ts';
import { proposedHolidays } from '../commands/calendar/holidays.ts';
import { proposeOffice } from '../commands/calendar/propose.ts';
import { publishCalendar } from '../commands/calendar/publish.ts';
import type { CalendarContent } from '../domain/office-calendar.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';
import type { Company } from './company.ts';
import { offices } from './data/offices.ts';
import { people } from './data/people.ts';

/** The offices with the public holidays of the years around a day; who works there works by their hours. */
export async function addOffices(database: Database, company: Company, today: string): Promise<void> {
  const [proposer, publisher] = ['ada.admin', 'carl.cfo'].map((key) => ({
    actor: company.actor(key),
    commandId: 'demo',
  })) as [Parameters<typeof proposeOffice>[1], Parameters<typeof proposeOffice>[1]];
  const year = Number(today.slice(0, 4));
  for (const { opens, closes, closesOnFriday, seller, teams, people: named = [], ...office } of offices) {
    const day = [{ from: opens, to: closes }];
    const holidays = await Promise.all(
      [year - 2, year - 1, year, year + 1].map((each) => proposedHolidays(office.country, office.region, each)),
    );
    const content: CalendarContent = {
      ...office,
      hours: { 1: day, 2: day, 3: day, 4: day, 5: [{ from: opens, to: closesOnFriday }] },
      holidays: holidays.flat(),
    };
    const id = agreed(await proposeOffice(database, proposer, { content, note: 'Opening hours as agreed.' }));
    const [change] = await database.query<{ id: string }>('select id from calendar_change where calendar_id = $1', [
      id,
    ]);
    const changeId = (change as { id: string }).id;
    agreed(await publishCalendar(database, publisher, changeId, { correctDeadlines: false }));
    const elsewhere = new Set(offices.flatMap((other) => other.people ?? []));
    const here = people.filter(({ key, team }) => named.includes(key) || (teams.includes(team) && !elsewhere.has(key)));
    agreed(
      await assignCalendar(database, proposer, id, {
        people: here.map(({ key }) => company.actor(key).id),
        sellers: seller === undefined ? [] : [company.sellerId(seller)],
      }),
    );
  }
}
