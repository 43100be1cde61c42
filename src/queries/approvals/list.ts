import type { Actor } from '../../commands/actor.ts';
import { sightOf } from '../../commands/permissions.ts';
import { dealScope } from '../../commands/relations.ts';
import type { DecisionKind, StepStatus } from '../../../workflows/approval/steps.ts';
import { findingsShown, outsideGuidance, type Sight } from '../../domain/confidentiality.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { approvalList } from '../../domain/lists/shapes.ts';
import type { Currency, Money } from '../../domain/offer.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import type { Finding } from '../../domain/policy/evaluation.ts';
import { findingsBehind } from '../decision-card.ts';
import { dealJoins, moneyIn, ofDeal } from '../deals/list.ts';
import { type ListSource, readList } from '../list/list.ts';
import { type Named, named } from '../names.ts';
import type { Page, Reader } from '../page.ts';
import { askedOf, snoozedUntil } from './asked.ts';

export interface ApprovalHead {
  id: string;
  deal: { id: string; number: string; name: string };
  account: { id: string; name: string; region: string; segment: string };
  quote: { id: string; number: string; version: number };
  owner: Named;
  submittedBy: Named;
  submittedAt: string;
  state: string;
}

export interface ApprovalRow extends ApprovalHead {
  step: { id: string; label: string; stage: number; status: StepStatus } | null;
  openedAt: string | null;
  dueAt: string | null;
  escalatedAt: string | null;
  heldAt: string | null;
  heldUntil: string | null;
  tcv: Money | null;
  discount: string | null;
  margin: string | null;
  riskScore: number | null;
  customerCloseDate: string | null;
  because: string[];
  waitingOnYouAlone: boolean;
  /** Until when the actor has put it off. */
  snoozedUntil: string | null;
  /** In whose place the actor is asked, or decided; null for themselves. */
  onBehalfOf: Named | null;
  /** What was decided by or for the actor, where the list is of that. */
  decision: DecisionKind | null;
}

/** The requests an actor has to do with: the inbox, what they decided, or everything they may see. */
export async function listApprovals(reader: Reader, actor: Actor, asked: ListAsked): Promise<Page<ApprovalRow>> {
  const list = await approvalsSeen(reader, actor, asked);
  const { items, ...rest } = await readList<Row>(reader, list, asked);
  const sight = sightOf(actor);
  return { items: items.map((row) => shown(sight, row)), ...rest };
}

/** The list as it is asked for: what waits for the actor and what they decided has its rows from elsewhere. */
async function approvalsSeen(reader: Reader, actor: Actor, { filters }: Pick<ListAsked, 'filters'>) {
  const { mine, done } = filters;
  const which = mine ? 'mine' : done ? 'done' : 'all';
  const scope = which === 'all' ? await dealScope(reader, actor) : undefined;
  return { shape: approvalList, source: approvalSource(which), viewer: { actor, scope } };
}

const kinds = {
  mine: {
    from: `(select distinct on (step_id) step_id, whom from ${askedOf(1)} every_seat
        order by step_id, whom nulls first) asked join approval_step s on s.id = asked.step_id
      join approval_request r on r.id = s.approval_id join deal d on d.id = r.deal_id`,
    whom: 'asked.whom',
    time: 's.opened_at',
    decision: 'null::text',
  },
  done: {
    from: `decision made join approval_step s on s.id = made.step_id
      join approval_request r on r.id = s.approval_id join deal d on d.id = r.deal_id`,
    whom: 'made.on_behalf_of',
    time: 'made.decided_at',
    decision: 'made.decision',
  },
  all: {
    from: 'approval_request r join deal d on d.id = r.deal_id',
    whom: 'null::uuid',
    time: 'r.submitted_at',
    decision: 'null::text',
  },
} as const;

/** The only open step (alias `s`) of its request (alias `r`), and only one may decide it. */
const waitingAlone = `(coalesce((select count(*) = 1 from approval_step o where o.approval_id = r.id and o.status = 'open'), false)
  and coalesce((select count(*) = 1 from approval_candidate c where c.step_id = s.id and c.open), false))`;

/** Somebody stands in for one of those who are asked. */
const standInAsked = 'exists (select from delegated_step g where g.approval_id = r.id and g.open)';

const openStep = `(select s.id from approval_step s where s.approval_id = r.id and s.status = 'open'
  order by s.ordinal limit 1)`;

function approvalSource(
  which: keyof typeof kinds,
): ListSource<keyof (typeof approvalList)['filters'], keyof (typeof approvalList)['sorts']> {
  const { from, time, whom, decision } = kinds[which];
  const ofStep = (column: string) =>
    which === 'all'
      ? `(select o.${column} from approval_step o where o.approval_id = r.id and o.status = 'open' order by o.ordinal limit 1)`
      : `s.${column}`;
  return {
    id: 'r.id',
    from,
    joins: { ...dealJoins, i: 'join instance i on i.id = r.id' },
    carries: { step_id: which === 'all' ? openStep : 's.id', at: time, whom, decision },
    filters: {
      ...ofDeal,
      mine: () => '',
      done: () => (which === 'done' ? 'made.person_id = $1 or made.on_behalf_of = $1' : ''),
      delegated: which === 'all' ? standInAsked : `${whom} is not null`,
      escalated: `${ofStep('escalated_at')} is not null`,
      snoozed: which === 'all' ? 'false' : `${snoozedUntil(1)} is not null`,
      watching: 'exists (select from deal_watch w where w.deal_id = r.deal_id and w.person_id = $1)',
      alone: which === 'all' ? 'false' : waitingAlone,
      state: 'i.state',
      currency: 'd.currency',
      tcv: 'd.tcv',
      discount: 'd.discount',
      margin: 'd.margin',
      close: 'd.customer_close_date',
      submitted: 'r.submitted_at',
      due: ofStep('due_at'),
      overdue: `coalesce(${ofStep('due_at')} < clock(), false)`,
    },
    sorts: { time, due: ofStep('due_at'), submitted: 'r.submitted_at', tcv: 'd.tcv', close: 'd.customer_close_date' },
    columns: `${approvalHeadColumns}, page.at as "openedAt",
      case when s.status = 'open' then s.due_at end as "dueAt", s.escalated_at as "escalatedAt",
      case when s.status = 'open' then s.held_at end as "heldAt", s.held_until as "heldUntil", s.id as "stepId", s.label, s.stage, s.status,
      s.plan -> 'causes' as causes, v.assessment -> 'evaluation' -> 'findings' as findings,
      v.measures ->> 'currency' as currency, v.measures -> 'tcv' ->> 'amount' as tcv,
      v.measures ->> 'discount' as discount,
      case when v.measures ->> 'margin' in ('free', 'unknown') then null else v.measures ->> 'margin' end as margin,
      (v.risk ->> 'score')::int as "riskScore", d.customer_close_date as "customerCloseDate",
      ${waitingAlone} as "waitingOnYouAlone", ${snoozedUntil(1)} as "snoozedUntil", ${named('whom')} as "onBehalfOf",
      page.decision`,
    tables: `join approval_request r on r.id = page.id ${approvalHeadJoins} 
      left join approval_step s on s.id = page.step_id left join person whom on whom.id = page.whom`,
  };
}

const approvalHeadJoins = `join instance i on i.id = r.id join deal d on d.id = r.deal_id
  join account a on a.id = d.account_id join person o on o.id = d.owner_id join person b on b.id = r.submitted_by
  join quote q on q.id = r.quote_id
  join quote_version v on v.quote_id = r.quote_id and v.version = r.quote_version`;

export const approvalHeadTables = `approval_request r ${approvalHeadJoins}`;

export const approvalHeadColumns = `r.id, i.state,
  jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal,
  jsonb_build_object('id', a.id, 'name', a.name, 'region', a.region, 'segment', a.segment) as account,
  jsonb_build_object('id', q.id, 'number', 'Q-' || d.number || '-' || q.ordinal, 'version', r.quote_version) as quote,
  ${named('o')} as owner, ${named('b')} as "submittedBy", r.submitted_at as "submittedAt"`;

interface Row extends ApprovalHead {
  openedAt: string | null;
  dueAt: string | null;
  escalatedAt: string | null;
  heldAt: string | null;
  heldUntil: string | null;
  stepId: string | null;
  label: string;
  stage: number;
  status: StepStatus;
  causes: ResolvedStep['causes'] | null;
  findings: Finding[] | null;
  currency: Currency | null;
  tcv: string | null;
  discount: string | null;
  margin: string | null;
  riskScore: number | null;
  customerCloseDate: string | null;
  waitingOnYouAlone: boolean;
  snoozedUntil: string | null;
  onBehalfOf: Named | null;
  decision: DecisionKind | null;
}

function shown(sight: Sight, row: Row): ApprovalRow {
  return {
    ...headOf(row),
    step: row.stepId === null ? null : { id: row.stepId, label: row.label, stage: row.stage, status: row.status },
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    escalatedAt: row.escalatedAt,
    heldAt: row.heldAt,
    heldUntil: row.heldUntil,
    tcv: moneyIn(row.currency, row.tcv),
    discount: row.discount,
    margin: row.margin,
    riskScore: row.riskScore,
    customerCloseDate: row.customerCloseDate,
    because: reasons(findingsShown(sight, findingsBehind({ causes: row.causes ?? [] }, row.findings ?? []))),
    waitingOnYouAlone: row.waitingOnYouAlone,
    snoozedUntil: row.snoozedUntil,
    onBehalfOf: row.onBehalfOf,
    decision: row.decision,
  };
}

/** Reasons in words; a rule whose reason one may not read is named. */
const reasons = (findings: Finding[]): string[] =>
  findings.map(({ rule, because }) => (because === outsideGuidance ? `${rule}: outside guidance` : because));

export const headOf = (row: ApprovalHead): ApprovalHead => ({
  id: row.id,
  deal: row.deal,
  account: row.account,
  quote: row.quote,
  owner: row.owner,
  submittedBy: row.submittedBy,
  submittedAt: row.submittedAt,
  state: row.state,
});
