import type { ContractContext } from '../../../workflows/contract/machine.ts';
import { contextOf } from '../../commands/scene.ts';
import type { Write } from '../../effects/verb.ts';
import { isoDate } from '../clock.ts';
import { paperFile } from '../paper-file.ts';
import type { Act, Told } from '../story.ts';
import { give, ownerOf } from '../give.ts';
import { act, quote } from './quote.ts';

/** Counsel draws up the contract; the worker prints it once it runs. */
export const draw = (after: number): Act =>
  act(after, async (told) => {
    await drawUp(told, { effectsPending: true });
  });

/** Counsel draws up the contract and, as long after, sends out the paper that was printed meanwhile. */
export const issue = (after: number): Act => ({
  after,
  async play(told) {
    if (!told.drawn) {
      told.drawn = await drawUp(told, { effectsPending: false });
      return 'again';
    }
    const { by, printed } = told.drawn;
    const keep = await printed;
    await keep(told.tx);
    await give(told, 'IssueContract', { by, target: contract(told), input: {} });
    told.drawn = undefined;
    return undefined;
  },
});

/** The signed copy came back and one of legal keeps it. */
export const recordCopy = (after: number): Act =>
  act(after, async (told) => {
    const signedOn = isoDate(told.at);
    const lines = [
      `Signed copy: ${told.story.name}`,
      `For the customer, on ${signedOn}`,
      `For the provider, by ${ownerOf(told).name}`,
    ];
    const input = { file: paperFile(lines), signedOn };
    await give(told, 'RecordSignedCopy', { by: told.company.actor('lucia.legal'), target: contract(told), input });
  });

/** A second person compares the copy with what was approved. */
export const confirmCopy = (after: number): Act =>
  act(after, async (told) => {
    const [row] = await told.database.query<{ sha256: string }>(
      'select signed_copy as sha256 from contract where id = $1',
      [told.contractId],
    );
    const by = told.company.actor(told.random.pick(['lena.legal', 'liam.legal']));
    await give(told, 'ConfirmSignedCopy', { by, target: contract(told), input: row });
    const [order] = await told.database.query<{ id: string }>('select id from sales_order where deal_id = $1', [
      told.dealId,
    ]);
    told.orderId = (order as { id: string }).id;
  });

const contract = ({ contractId }: Told) => ({ instanceId: contractId });

async function drawUp(told: Told, { effectsPending }: { effectsPending: boolean }) {
  const counsel = told.company.actor(told.random.pick(['lena.legal', 'liam.legal', 'lucia.legal']));
  const { instance } = await give(told, 'DraftContract', {
    by: counsel,
    target: quote(told),
    input: {},
    effectsPending,
  });
  told.contractId = instance.id;
  const printed = effectsPending ? nothing : told.print(contextOf<ContractContext>(instance).documentId);
  // Whoever waits for it hears of its failure; until then it is nobody's.
  printed.catch(() => undefined);
  return { by: counsel, printed };
}

const nothing: Promise<Write> = Promise.resolve(async () => undefined);
