import { describe, expect, it } from '@jest/globals';
import type { Step } from '../../workflows/approval/steps.ts';
import { begun, given } from '../support/workflow.ts';
import { approvalOf, decision, step } from './journeys.ts';

const approval = (...steps: Step[]) => begun('approval', approvalOf(...steps));
const possible = [
  'DecideStep',
  'CommentOnStep',
  'RemindStep',
  'EscalateStep',
  'NudgeStep',
  'HoldStep',
  'ResumeStep',
  'CorrectDeadline',
  'ReassignStep',
  'AddApprover',
  'RerouteSteps',
  'CancelApproval',
];

describe('an approval request', () => {
  const finance = step('finance', 'ann bob');
  const legal = step('legal', 'cem');
  const cfo = step('cfo', 'dot', { stage: 2 });

  it('asks its first stage, together', () => {
    expect(given(approval(cfo, legal, finance)).facts).toEqual([
      expect.objectContaining({ type: 'ApprovalRequested', opened: ['legal', 'finance'], cancelled: [] }),
    ]);
  });

  it('asks the next stage when all steps of this one are approved', () => {
    const request = approval(finance, legal, cfo);
    given(request).when(decision('legal', 'cem')).then('asking', { type: 'StepApproved', opened: [] });
    given(request, decision('legal', 'cem'))
      .when(decision('finance', 'bob'))
      .then('asking', { type: 'StepApproved', opened: ['cfo'] });
  });

  it('is granted with the last approval', () => {
    given(approval(finance))
      .when(decision('finance', 'ann'))
      .then('granted', 'StepApproved', { type: 'ApprovalGranted', termsHash: 'terms' });
  });

  it('ends with the first rejection of an any-of step, and calls off what is asked beside it', () => {
    given(approval(finance, legal, cfo))
      .when(decision('finance', 'ann', 'reject'))
      .then('rejected', { type: 'StepRejected', by: 'ann', cancelled: ['legal'] }, 'ApprovalRejected');
  });

  it('ends when somebody asks for changes', () => {
    given(approval(finance, legal))
      .when(decision('legal', 'cem', 'request-changes'))
      .then('returned', { type: 'ChangesRequested', cancelled: ['finance'] }, 'ApprovalReturned');
  });

  it.each([
    ['for terms that the decider was not shown', decision('finance', 'ann', 'approve', 'other terms')],
    ['by somebody who is not asked', decision('finance', 'dot')],
    ['on a step whose stage has not come', decision('cfo', 'dot')],
    ['on a step that does not exist', decision('none', 'ann')],
  ])('refuses a decision %s', (_, command) => {
    given(approval(finance, cfo))
      .when(command)
      .refuses(...possible);
  });

  it('refuses a second decision on a step that is closed', () => {
    given(approval(finance, cfo), decision('finance', 'ann'))
      .when(decision('finance', 'bob', 'reject'))
      .refuses(...possible);
  });

  it('that was cancelled calls off what is asked, and takes nothing more', () => {
    const cancelled = { type: 'CancelApproval', reason: 'recalled' } as const;
    given(approval(finance, cfo))
      .when(cancelled)
      .then('cancelled', { type: 'ApprovalCancelled', opened: [], cancelled: ['finance'] });
    given(approval(finance, cfo), cancelled).when(decision('finance', 'ann')).refuses();
  });

  it('keeps comments apart from decisions', () => {
    given(approval(finance, cfo), decision('finance', 'ann'))
      .when({ type: 'CommentOnStep', stepId: 'cfo', comment: 'look at line 2' })
      .then('asking', { type: 'StepCommented', comment: 'look at line 2', opened: [], cancelled: [] });
  });
});

describe('a step for two of three', () => {
  const request = approval(step('two', 'ann bob cem', { quorum: 2 }));

  it('is approved by the second approval, though one said no', () => {
    given(request, decision('two', 'ann', 'reject'), decision('two', 'bob'))
      .when(decision('two', 'cem'))
      .then('granted', 'StepApproved', 'ApprovalGranted');
  });

  it('outvotes one rejection, and ends with the second', () => {
    given(request)
      .when(decision('two', 'ann', 'reject'))
      .then('asking', 'StepOutvoted');
    given(request, decision('two', 'ann', 'reject'))
      .when(decision('two', 'bob', 'reject'))
      .then('rejected', 'StepRejected', 'ApprovalRejected');
  });

  it('does not count one person twice', () => {
    given(request, decision('two', 'ann'))
      .when(decision('two', 'ann'))
      .refuses(...possible);
  });
});

describe('nobody fills two seats of a request', () => {
  const request = approval(step('finance', 'ann bob'), step('pair', 'ann cem', { stage: 2, quorum: 2 }));

  it('so who alone can fill a later one must leave this one to somebody else', () => {
    given(request)
      .when(decision('finance', 'ann'))
      .refuses(...possible);
    given(request)
      .when(decision('finance', 'bob'))
      .then('asking', { type: 'StepApproved', opened: ['pair'] });
  });

  it('but may always say no', () => {
    given(request)
      .when(decision('finance', 'ann', 'reject'))
      .then('rejected', 'StepRejected', 'ApprovalRejected');
  });

  it('and a rejection that makes a later seat impossible to fill ends the request', () => {
    const three = approval(step('two', 'ann bob cem', { quorum: 2 }), step('ann', 'ann', { stage: 2 }));
    given(three)
      .when(decision('two', 'ann', 'reject'))
      .then('rejected', 'StepRejected', 'ApprovalRejected');
    given(three)
      .when(decision('two', 'bob', 'reject'))
      .then('rejected', 'StepRejected', 'ApprovalRejected');
  });
});
