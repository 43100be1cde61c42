/** The two clocks of a request: until the desk first says something, and until it is done. */
export type RequestClock = 'firstResponse' | 'resolution';

export interface DeskRequestInput {
  requestType: string;
  subject: string;
  message: string;
  askedBy: string;
}

export type DeskRequestCommand =
  | { type: 'TakeRequest'; by: string }
  | { type: 'HandOver'; to: string; message: string }
  | { type: 'AnswerRequest'; by: string; message: string }
  | { type: 'AskRequester'; message: string }
  | { type: 'AnswerDesk'; message: string }
  | { type: 'ResolveRequest'; message: string }
  | { type: 'ReopenRequest'; message: string }
  | { type: 'RateResolution'; satisfied: boolean; comment: string }
  | { type: 'WithdrawRequest'; reason: string }
  | { type: 'RemindOfRequest'; clock: RequestClock }
  | { type: 'EscalateRequest'; clock: RequestClock }
  | { type: 'CloseRequest' };

export type DeskRequestCommandOf<T extends DeskRequestCommand['type']> = Extract<DeskRequestCommand, { type: T }>;
