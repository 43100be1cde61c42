import { and, assign, setup } from 'xstate';
import { record, recording } from '../record.ts';
import type { DeskRequestCommand, DeskRequestCommandOf, DeskRequestInput, RequestClock } from './commands.ts';

export interface DeskRequestContext {
  requestType: string;
  askedBy: string;
  /** The analyst who works on it; null while nobody took it. */
  ownerId: string | null;
  /** The desk has said something since it was asked. */
  responded: boolean;
  /** The clocks whose end the desk's managers were told of: once each. */
  escalated: RequestClock[];
}

const clockOf = (event: unknown) => (event as DeskRequestCommandOf<'EscalateRequest'>).clock;

const handOver = { target: 'inWork', actions: ['assignTo', record('RequestHandedOver')] } as const;
const withdraw = { target: 'withdrawn', actions: record('RequestWithdrawn') } as const;
/** What time brings while the desk owes something. */
const owing = {
  RemindOfRequest: { guard: 'isStillOwed', actions: record('RequestReminded') },
  EscalateRequest: {
    guard: and(['isStillOwed', 'isNotYetEscalated']),
    actions: ['keepEscalation', record('RequestEscalated')],
  },
} as const;

/** A question or job for the desk. Its clocks rest while it waits on the requester. */
export const deskRequestMachine = setup({
  types: {
    context: {} as DeskRequestContext,
    events: {} as DeskRequestCommand,
    input: {} as DeskRequestInput,
  },
  guards: {
    isStillOwed: ({ context, event }) => clockOf(event) === 'resolution' || !context.responded,
    isNotYetEscalated: ({ context, event }) => !context.escalated.includes(clockOf(event)),
    isToAnother: ({ context, event }) => (event as DeskRequestCommandOf<'HandOver'>).to !== context.ownerId,
    isSatisfied: ({ event }) => (event as DeskRequestCommandOf<'RateResolution'>).satisfied,
  },
  actions: {
    record: recording<DeskRequestContext>(({ requestType }) => ({ requestType })),
    own: assign({ ownerId: ({ event }) => (event as DeskRequestCommandOf<'TakeRequest'>).by }),
    assignTo: assign({ ownerId: ({ event }) => (event as DeskRequestCommandOf<'HandOver'>).to }),
    keepResponse: assign({ responded: true }),
    keepEscalation: assign({ escalated: ({ context, event }) => [...context.escalated, clockOf(event)] }),
  },
}).createMachine({
  id: 'desk-request',
  context: ({ input: { requestType, askedBy } }) => ({
    requestType,
    askedBy,
    ownerId: null,
    responded: false,
    escalated: [],
  }),
  initial: 'asked',
  entry: record('DeskAsked'),
  states: {
    asked: {
      on: {
        TakeRequest: { target: 'inWork', actions: ['own', record('RequestTaken')] },
        HandOver: handOver,
        AnswerRequest: { target: 'inWork', actions: ['own', 'keepResponse', record('RequestAnswered')] },
        AnswerDesk: { actions: record('DeskAnswered') },
        WithdrawRequest: withdraw,
        ...owing,
      },
    },
    inWork: {
      on: {
        AnswerRequest: { actions: ['keepResponse', record('RequestAnswered')] },
        AskRequester: { target: 'waitingOnRequester', actions: ['keepResponse', record('RequesterAsked')] },
        AnswerDesk: { actions: record('DeskAnswered') },
        HandOver: { ...handOver, guard: 'isToAnother' },
        ResolveRequest: { target: 'resolved', actions: ['keepResponse', record('RequestResolved')] },
        WithdrawRequest: withdraw,
        ...owing,
      },
    },
    waitingOnRequester: {
      on: {
        AnswerDesk: { target: 'inWork', actions: record('DeskAnswered') },
        HandOver: { guard: 'isToAnother', actions: ['assignTo', record('RequestHandedOver')] },
        ResolveRequest: { target: 'resolved', actions: record('RequestResolved') },
        WithdrawRequest: withdraw,
      },
    },
    resolved: {
      on: {
        ReopenRequest: { target: 'inWork', actions: record('RequestReopened') },
        RateResolution: [
          { guard: 'isSatisfied', target: 'closed', actions: record('ResolutionRated') },
          { actions: record('ResolutionRated') },
        ],
        CloseRequest: { target: 'closed', actions: record('RequestClosed') },
      },
    },
    closed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
