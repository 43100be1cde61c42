import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import { type Consequence, type Deadline, type FollowUp, quoteToCash } from '../../workflows/quote-to-cash.ts';
import type { FactType } from '../../workflows/registry.ts';
import type { RecordedFact } from '../store/facts.ts';
import type { Instance } from '../store/instances.ts';
import type { KeyedEffect } from '../store/outbox.ts';
import type { Asker } from './command.ts';
import { armLapse, disarmLapse } from './deadlines/lapse.ts';
import { armSteps, disarmSteps } from './deadlines/steps.ts';
import { armRequest, disarmRequest } from './desk-request/deadlines.ts';
import type { CommandType } from './definitions.ts';
import { tell, type ToTell } from './messages.ts';
import { contextOf, instance, instancesOf, type Scene } from './scene.ts';

/** A command that a fact asks; `targetId` is null when it starts a new machine. */
export interface FollowUpAsked {
  type: CommandType;
  targetId: string | null;
  input: unknown;
}

export interface Consequences {
  effects: KeyedEffect[];
  followUps: FollowUpAsked[];
}

/** What the map says follows these facts: deadlines are armed here, the rest is returned. */
export async function consequencesOf(scene: Scene, facts: readonly RecordedFact[], by: Asker): Promise<Consequences> {
  const effects: KeyedEffect[] = [];
  const followUps: FollowUpAsked[] = [];
  const told: ToTell[] = [];
  for (const fact of facts) {
    for (const consequence of quoteToCash[fact.type as FactType] as Consequence[]) {
      if ('ask' in consequence) followUps.push(...(await asks[consequence.ask](scene, fact)));
      else if ('tell' in consequence) told.push({ fact, ...consequence });
      else if ('print' in consequence) effects.push(print(scene, fact));
      else if ('arm' in consequence) await deadlines[consequence.arm].arm(scene, fact);
      else await deadlines[consequence.disarm].disarm(scene, fact);
    }
  }
  return { effects: [...effects, ...(await tell(scene, told, by))], followUps };
}

interface Linked {
  quoteId?: string;
  documentId?: string;
  contractId?: string;
}

const linked = (fact: RecordedFact) => fact.data as Linked;

/** The quote a fact is about: named by it, or the machine it happened to. */
const quoteOf = (fact: RecordedFact): string => linked(fact).quoteId ?? (fact.instanceId as string);

const print = (scene: Scene, fact: RecordedFact): KeyedEffect => {
  const documentId = linked(fact).documentId as string;
  return { key: `render-${documentId}`, dealId: scene.deal.id, verb: 'renderDocument', payload: { documentId } };
};

/** Commands to the running machines of a workflow that belong to the fact's quote: none, when nothing runs any more. */
const toRunning =
  (workflow: 'approval' | 'contract', type: CommandType) =>
  (scene: Scene, fact: RecordedFact): FollowUpAsked[] =>
    instancesOf(scene, workflow)
      .filter((one) => one.snapshot.status === 'active' && contextOf<ApprovalContext>(one).quoteId === quoteOf(fact))
      .map((one) => ({ type, targetId: one.id, input: { reason: reasonFor(fact) } }));

const toQuote =
  (type: CommandType) =>
  (scene: Scene, fact: RecordedFact): FollowUpAsked[] => [
    { type, targetId: quoteMachine(scene, fact).id, input: { causeId: fact.instanceId } },
  ];

const begins =
  (type: CommandType) =>
  (_: Scene, fact: RecordedFact): FollowUpAsked[] => [{ type, targetId: null, input: { causeId: fact.instanceId } }];

const approvalMachine = (scene: Scene, fact: RecordedFact): Instance => instance(scene, fact.instanceId as string);

type SetClock = (scene: Scene, fact: RecordedFact) => Promise<void>;

const deadlines: Record<Deadline, { arm: SetClock; disarm: SetClock }> = {
  lapse: {
    arm: (scene, fact) => armLapse(scene, quoteMachine(scene, fact)),
    disarm: (scene, fact) => disarmLapse(scene, quoteOf(fact)),
  },
  steps: {
    arm: (scene, fact) => armSteps(scene, approvalMachine(scene, fact)),
    disarm: (scene, fact) => disarmSteps(scene, approvalMachine(scene, fact)),
  },
  request: {
    arm: (scene, fact) => armRequest(scene, fact.instanceId as string),
    disarm: (scene, fact) => disarmRequest(scene, fact.instanceId as string),
  },
};

type Asks = (scene: Scene, fact: RecordedFact) => FollowUpAsked[] | Promise<FollowUpAsked[]>;

const asks: Record<FollowUp, Asks> = {
  RequestApproval: begins('RequestApproval'),
  CancelApproval: toRunning('approval', 'CancelApproval'),
  ApproveQuote: toQuote('ApproveQuote'),
  RejectQuote: toQuote('RejectQuote'),
  ReturnQuote: toQuote('ReturnQuote'),
  WithdrawContract: toRunning('contract', 'WithdrawContract'),
  CloseQuoteSigned: toQuote('CloseQuoteSigned'),
  ReceiveOrder: begins('ReceiveOrder'),
  DraftInvoices: draftEveryInvoice,
};

/** One invoice for each installment of the order's schedule. */
async function draftEveryInvoice(scene: Scene, fact: RecordedFact): Promise<FollowUpAsked[]> {
  const [order] = await scene.tx.query<{ installments: number }>(
    'select jsonb_array_length(schedule) as installments from sales_order where id = $1',
    [fact.instanceId],
  );
  return Array.from({ length: order?.installments ?? 0 }, (_, ordinal) => ({
    type: 'DraftInvoice',
    targetId: null,
    input: { orderId: fact.instanceId, ordinal },
  }));
}

const quoteMachine = (scene: Scene, fact: RecordedFact): Instance => instance(scene, quoteOf(fact));

const reasons: Partial<Record<FactType, string>> = {
  QuoteRecalled: 'The submitter recalled the quote.',
  QuoteRevised: 'A new version of the quote was begun.',
  QuoteWithdrawn: 'The quote was withdrawn.',
  QuoteLapsed: 'The quote lapsed at its valid-until date.',
};

function reasonFor(fact: RecordedFact): string {
  return reasons[fact.type as FactType] ?? fact.type;
}
