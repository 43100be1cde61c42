import { proposePlan, publishPlanVersion } from '../commands/compensation/plans.ts';
import { periodOf } from '../domain/compensation/period.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';
import type { Company } from './company.ts';
import { plans } from './data/plans.ts';

/** What the company pays for what is sold, proposed by finance and published by the CFO. */
export async function addPlans(database: Database, company: Company, today: string): Promise<void> {
  const [proposer, publisher] = [company.actor('fiona.finance'), company.actor('carl.cfo')];
  for (const { name, people, ...plan } of plans) {
    const content = {
      ...plan,
      people: people.map((key) => company.actor(key).id),
      from: periodOf('year', today).from,
      to: null,
    };
    const proposal = { name, content, note: 'As agreed with sales for the year.' };
    const at = agreed(await proposePlan(database, { actor: proposer, commandId: 'demo' }, proposal));
    agreed(await publishPlanVersion(database, { actor: publisher, commandId: 'demo' }, at));
  }
}
