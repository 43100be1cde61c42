import { correctDeadline, holdStep, nudgeStep, remindStep, resumeStep } from './approval/clock.ts';
import { commentOnStep, decideStep } from './approval/decide.ts';
import { escalateStep } from './approval/escalation.ts';
import { addApprover, reassignStep } from './approval/reassign.ts';
import { cancelApproval, requestApproval } from './approval/request.ts';
import { rerouteSteps } from './approval/reroute.ts';
import { draftContract, issueContract, regenerateContract } from './contract/draft.ts';
import {
  confirmSignedCopy,
  declineContract,
  recordSignedCopy,
  refuseSignedCopy,
  withdrawContract,
} from './contract/sign.ts';
import { askDesk } from './desk-request/ask.ts';
import { answerDesk, rateResolution, reopenRequest, withdrawRequest } from './desk-request/requester.ts';
import { closeRequest, escalateRequest, remindOfRequest } from './desk-request/time.ts';
import { answerRequest, askRequester, handOver, resolveRequest, takeRequest } from './desk-request/work.ts';
import { draftInvoice, issueInvoice, settleInvoice } from './invoice/invoice.ts';
import { acceptOrder, holdOrder, receiveOrder, releaseOrder } from './order/order.ts';
import {
  acceptQuote,
  approveQuote,
  closeQuoteSigned,
  lapseQuote,
  recallQuote,
  rejectQuote,
  returnQuote,
  withdrawQuote,
} from './quote/close.ts';
import { editQuote, openQuote, reviseQuote } from './quote/draft.ts';
import { requestProposal } from './quote/propose.ts';
import { submitQuote } from './quote/submit.ts';
import { askExtension, grantExtension, refuseExtension, warnOfLapse } from './quote/validity.ts';

/** Every command that a deal's machines can be given. */
export const definitions = {
  OpenQuote: openQuote,
  EditQuote: editQuote,
  SubmitQuote: submitQuote,
  RecallQuote: recallQuote,
  WithdrawQuote: withdrawQuote,
  ReviseQuote: reviseQuote,
  RequestProposal: requestProposal,
  AcceptQuote: acceptQuote,
  ApproveQuote: approveQuote,
  RejectQuote: rejectQuote,
  ReturnQuote: returnQuote,
  WarnOfLapse: warnOfLapse,
  AskExtension: askExtension,
  GrantExtension: grantExtension,
  RefuseExtension: refuseExtension,
  LapseQuote: lapseQuote,
  CloseQuoteSigned: closeQuoteSigned,

  RequestApproval: requestApproval,
  DecideStep: decideStep,
  CommentOnStep: commentOnStep,
  RemindStep: remindStep,
  EscalateStep: escalateStep,
  HoldStep: holdStep,
  ResumeStep: resumeStep,
  NudgeStep: nudgeStep,
  CorrectDeadline: correctDeadline,
  ReassignStep: reassignStep,
  AddApprover: addApprover,
  RerouteSteps: rerouteSteps,
  CancelApproval: cancelApproval,

  DraftContract: draftContract,
  RegenerateContract: regenerateContract,
  IssueContract: issueContract,
  RecordSignedCopy: recordSignedCopy,
  ConfirmSignedCopy: confirmSignedCopy,
  RefuseSignedCopy: refuseSignedCopy,
  DeclineContract: declineContract,
  WithdrawContract: withdrawContract,

  ReceiveOrder: receiveOrder,
  AcceptOrder: acceptOrder,
  HoldOrder: holdOrder,
  ReleaseOrder: releaseOrder,

  DraftInvoice: draftInvoice,
  IssueInvoice: issueInvoice,
  SettleInvoice: settleInvoice,

  AskDesk: askDesk,
  TakeRequest: takeRequest,
  HandOver: handOver,
  AnswerRequest: answerRequest,
  AskRequester: askRequester,
  AnswerDesk: answerDesk,
  ResolveRequest: resolveRequest,
  ReopenRequest: reopenRequest,
  RateResolution: rateResolution,
  WithdrawRequest: withdrawRequest,
  RemindOfRequest: remindOfRequest,
  EscalateRequest: escalateRequest,
  CloseRequest: closeRequest,
};

export type CommandType = keyof typeof definitions;
