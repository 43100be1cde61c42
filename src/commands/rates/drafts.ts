import type { Tx } from '../../store/database.ts';

const mostNamed = 500;

/** The deals with a quote in draft, by number: what is submitted keeps the rates it was submitted with. */
export async function draftsOn(tx: Pick<Tx, 'query'>): Promise<string[]> {
  const rows = await tx.query<{ number: string }>(
    `select distinct d.number from instance i join deal d on d.id = i.deal_id
     where i.workflow = 'quote' and i.state = 'draft' order by d.number limit ${mostNamed}`,
  );
  return rows.map(({ number }) => `D-${number}`);
}
