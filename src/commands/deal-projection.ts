import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import { undecided } from '../../workflows/approval/steps.ts';
import type { QuoteIdentity } from '../../workflows/quote/facts.ts';
import { dealStage } from '../domain/deal-stage.ts';
import type { Instance } from '../store/instances.ts';
import { contextOf, instancesOf, type Scene } from './scene.ts';

/** Brings the deal's list columns up to what its machines say, in the transaction that moved them. */
export async function projectDeal(scene: Scene): Promise<void> {
  const quote = activeQuote(scene);
  const contract = newest(instancesOf(scene, 'contract').filter(({ snapshot }) => snapshot.status === 'active'));
  const stage = dealStage({
    quote: quote?.state,
    contract: contract?.state,
    order: instancesOf(scene, 'order').at(0)?.state,
    invoices: instancesOf(scene, 'invoice').map(({ state }) => state),
  });
  const waitingOn = peopleAsked(scene);
  await scene.tx.query(
    `update deal d set stage = $2, version = d.version + 1, moved_at = $3, waiting_on = $4,
       waiting_since = case when $4::jsonb = '[]' then null when d.waiting_on = $4 then d.waiting_since else $3 end,
       currency = v.measures ->> 'currency',
       tcv = (v.measures -> 'tcv' ->> 'amount')::numeric,
       acv = (v.measures -> 'acv' ->> 'amount')::numeric,
       discount = (v.measures ->> 'discount')::numeric,
       margin = case when v.measures ->> 'margin' in ('free', 'unknown') then null
                     else (v.measures ->> 'margin')::numeric end,
       lead_user = coalesce(v.content -> 'nonStandard' ? 'leadUser', false)
     from (select 1) one left join quote_version v on v.quote_id = $5 and v.version = $6
     where d.id = $1`,
    [
      scene.deal.id,
      stage,
      scene.at,
      JSON.stringify(waitingOn),
      quote?.id ?? null,
      quote ? contextOf<QuoteIdentity>(quote).version : null,
    ],
  );
}

/** The quote that speaks for the deal: a signed one, else the one that moved last and was not withdrawn. */
function activeQuote(scene: Scene): Instance | undefined {
  const quotes = instancesOf(scene, 'quote');
  return (
    quotes.find(({ state }) => state === 'signed') ??
    newest(quotes.filter(({ state }) => state !== 'withdrawn')) ??
    newest(quotes)
  );
}

/** A scene's machines come in the order they changed, and the latest to move stands last. */
const newest = (instances: Instance[]): Instance | undefined => instances.at(-1);

/** Labels of the steps that are asked now, and the people whose decision each still waits for. */
function peopleAsked(scene: Scene): { label: string; people: string[] }[] {
  return instancesOf(scene, 'approval')
    .filter(({ snapshot }) => snapshot.status === 'active')
    .map((approval) => contextOf<ApprovalContext>(approval).steps)
    .flatMap((steps) =>
      steps
        .filter(({ status }) => status === 'open')
        .map((step) => ({ label: step.label, people: undecided(steps, step) })),
    );
}
