import type { DeskRequestCommand, DeskRequestInput } from './commands.ts';

/** What identifies the request in each of its facts. */
export interface DeskRequestIdentity {
  requestType: string;
}

type From<T extends DeskRequestCommand['type']> = DeskRequestIdentity &
  Omit<Extract<DeskRequestCommand, { type: T }>, 'type'>;

export interface DeskRequestFacts {
  DeskAsked: DeskRequestIdentity & Omit<DeskRequestInput, 'requestType'>;
  RequestTaken: From<'TakeRequest'>;
  RequestHandedOver: From<'HandOver'>;
  RequestAnswered: From<'AnswerRequest'>;
  RequesterAsked: From<'AskRequester'>;
  DeskAnswered: From<'AnswerDesk'>;
  RequestResolved: From<'ResolveRequest'>;
  RequestReopened: From<'ReopenRequest'>;
  ResolutionRated: From<'RateResolution'>;
  RequestWithdrawn: From<'WithdrawRequest'>;
  RequestReminded: From<'RemindOfRequest'>;
  RequestEscalated: From<'EscalateRequest'>;
  RequestClosed: DeskRequestIdentity;
}
