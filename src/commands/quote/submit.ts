import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import { type Assessment, assess } from '../../domain/assessment.ts';
import { viewMeasures } from '../../domain/measures/view.ts';
import { findingsShown, type Sight } from '../../domain/confidentiality.ts';
import { freeze } from '../../domain/frozen-assessment.ts';
import type { Finding } from '../../domain/policy/evaluation.ts';
import { shortageOf, shortageText } from '../../domain/policy/resolve.ts';
import { termsOf } from '../../domain/terms.ts';
import { canonical, sha256 } from '../../store/chain.ts';
import type { Instance } from '../../store/instances.ts';
import { authorsOf, quoteVersion } from '../../store/quote-versions.ts';
import type { Actor } from '../actor.ts';
import { keepAgreementUse } from '../catalogue/agreement-use.ts';
import type { Definition } from '../command.ts';
import { circumstances } from '../gather/circumstances.ts';
import { strangeEvidence } from '../gather/evidence.ts';
import { termsFrame } from '../gather/terms-frame.ts';
import { sightOf } from '../permissions.ts';
import { isRefusal, type Refusal, refuse, refuseInput } from '../refusal.ts';
import { contextOf } from '../scene.ts';

export interface SubmitQuoteInput {
  /** Why an approver should agree; required when somebody must. */
  comment: string;
}

/** Freezes a draft: prices, measures, findings, route and terms are those of this moment, and its hash binds them. */
export const submitQuote: Definition<SubmitQuoteInput> = {
  workflow: 'quote',
  permission: 'quote.submit',
  async gather({ scene, by, input, target }) {
    const { id: quoteId } = target as Instance;
    const { version } = contextOf<QuoteIdentity>(target as Instance);
    const submitter = (by as Actor).id;
    const { content } = await quoteVersion(scene.tx, quoteId, version);
    if (content.lines.length === 0) {
      return refuseInput({ pointer: '/lines', message: 'The quote has no lines yet.' });
    }
    if (content.validUntil < scene.at.slice(0, 10)) {
      return refuseInput({ pointer: '/validUntil', message: `The quote was valid until ${content.validUntil} only.` });
    }
    const parties = {
      ownerId: scene.deal.ownerId,
      submitterId: submitter,
      editorIds: await authorsOf(scene.tx, scene.deal.id),
    };
    const found = await circumstances(scene.tx, { dealId: scene.deal.id, quoteId }, content, parties);
    if (isRefusal(found)) return found;
    const assessed = assess(content, found);
    if ('problems' in assessed) return refuseInput(...assessed.problems);
    const barred = barredBy(assessed, input.comment, sightOf(by as Actor));
    if (barred) return barred;
    const lacking = [...assessed.lacking, ...(await strangeEvidence(scene.tx, scene.deal.id, content.evidence))];
    if (lacking.length > 0) return refuseInput(...lacking);

    const terms = termsOf(await termsFrame(scene.tx, scene.deal.id), content, assessed.priced);
    const termsHash = sha256(canonical(terms));
    return {
      event: { termsHash, validUntil: content.validUntil, comment: input.comment, review: assessed.review },
      async write({ scene: { tx, at } }) {
        await tx.query(
          `update quote_version set basis = $3, measures = $4, risk = $5, assessment = $6, terms = $7, terms_hash = $8,
             submitted_by = $9, submitted_at = $10
           where quote_id = $1 and version = $2`,
          [
            quoteId,
            version,
            JSON.stringify(found.basis),
            JSON.stringify(viewMeasures(assessed.measures)),
            JSON.stringify(assessed.risk),
            JSON.stringify(freeze(assessed, found.policyVersion, found.deal.closing)),
            JSON.stringify(terms),
            termsHash,
            submitter,
            at,
          ],
        );
        await keepAgreementUse(tx, quoteId, content);
      },
    };
  },
};

function barredBy({ review, evaluation, steps }: Assessment, comment: string, sight: Sight): Refusal | undefined {
  if (review === 'blocked') {
    const blocking = findingsShown(
      sight,
      evaluation.findings.filter(({ blocks }) => blocks),
    );
    return refuse('rule', { detail: blocking.map(said).join(' '), errors: blocking.map(inputOf) });
  }
  const short = review === 'stuck' ? shortageOf(steps) : undefined;
  if (short) return refuse('rule', { detail: `${shortageText(short)} Ask an administrator who should.` });
  if (review === 'needs-review' && comment.trim() === '') {
    return refuseInput({ pointer: '/comment', message: 'Say why: somebody has to approve this deal.' });
  }
  return undefined;
}

const said = ({ rule, because }: Finding): string => `${because} (${rule})`;
const inputOf = (finding: Finding) => ({ pointer: `#rule/${finding.rule}`, message: said(finding) });
