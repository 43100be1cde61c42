import { randomUUID } from 'node:crypto';
import type { ApprovalInput } from '../../../workflows/approval/commands.ts';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import type { Step } from '../../../workflows/approval/steps.ts';
import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { FrozenAssessment } from '../../domain/frozen-assessment.ts';
import { quoteVersion } from '../../store/quote-versions.ts';
import type { Definition } from '../command.ts';
import type { CauseInput } from '../quote/close.ts';
import type { ReasonInput } from '../quote/draft.ts';
import { contextOf, instance } from '../scene.ts';
import { insertSteps, syncSteps } from './step-rows.ts';

/** Asks the route of a submitted version; every step is asked, also after a change. */
export const requestApproval: Definition<CauseInput> = {
  workflow: 'approval',
  begins: true,
  async gather({ scene, input: { causeId: quoteId } }) {
    const { version, termsHash } = contextOf<QuoteIdentity>(instance(scene, quoteId));
    const submitted = await quoteVersion(scene.tx, quoteId, version);
    const plans = (submitted.assessment as FrozenAssessment).steps;
    const steps = plans.map(
      (plan): Step => ({
        id: randomUUID(),
        stage: plan.stage,
        label: plan.label,
        quorum: plan.quorum,
        candidates: plan.candidates,
        fallback: plan.fallback,
        status: 'waiting',
        decisions: [],
      }),
    );
    const id = randomUUID();
    return {
      id,
      event: {
        quoteId,
        quoteVersion: version,
        termsHash: termsHash as string,
        steps,
        submittedBy: submitted.submittedBy as string,
      } satisfies ApprovalInput,
      async write({ scene: { tx, deal, at }, instance: approval }) {
        await tx.query(
          `insert into approval_request (id, deal_id, quote_id, quote_version, terms_hash, submitted_by, submitted_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [id, deal.id, quoteId, version, termsHash, submitted.submittedBy, at],
        );
        const planOf = new Map(steps.map((step, index) => [step.id, plans[index] as (typeof plans)[number]]));
        await insertSteps(
          tx,
          { approvalId: id, dealId: deal.id },
          contextOf<ApprovalContext>(approval).steps,
          planOf,
          at,
        );
      },
    };
  },
};

export const cancelApproval: Definition<ReasonInput> = {
  workflow: 'approval',
  gather: async ({ input }) => ({
    event: { reason: input.reason },
    write: ({ scene: { tx, at }, instance: approval }) => syncSteps(tx, contextOf<ApprovalContext>(approval).steps, at),
  }),
};
