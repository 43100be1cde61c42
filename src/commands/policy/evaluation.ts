import { measure } from '../../domain/measures/measure.ts';
import { policyInputs } from '../../domain/measures/policy-inputs.ts';
import type { CompiledPolicy } from '../../domain/policy/compile.ts';
import { evaluate } from '../../domain/policy/evaluate.ts';
import type { Evaluation } from '../../domain/policy/evaluation.ts';
import { readInputs } from '../../domain/policy/inputs.ts';
import type { PolicyInputs } from '../../domain/policy-value.ts';
import { price } from '../../domain/pricing/price.ts';
import { assessRisk } from '../../domain/risk/assess.ts';
import type { Tx } from '../../store/database.ts';
import { quoteVersion } from '../../store/quote-versions.ts';
import { dealFacts } from '../gather/deal-facts.ts';
import { isRefusal, type Refusal, refuse, refuseInput } from '../refusal.ts';

type Reader = Pick<Tx, 'query'>;

/** Tries a policy on inputs written by hand, or on a quote's own; nothing is saved. */
export async function tryPolicy(
  reader: Reader,
  policy: CompiledPolicy,
  on: { input?: Record<string, unknown>; quote?: { id: string; dealId: string } },
): Promise<Evaluation | Refusal> {
  const inputs = on.quote ? await inputsOfQuote(reader, on.quote) : handWritten(policy, on.input ?? {});
  return isRefusal(inputs) ? inputs : evaluate(inputs, policy);
}

function handWritten(policy: CompiledPolicy, input: Record<string, unknown>): PolicyInputs | Refusal {
  const read = readInputs(input, policy);
  if ('ok' in read) return read.ok;
  return refuseInput(...read.problems.map(({ pointer, message }) => ({ pointer: `/input${pointer}`, message })));
}

async function inputsOfQuote(
  reader: Reader,
  { id, dealId }: { id: string; dealId: string },
): Promise<PolicyInputs | Refusal> {
  const [active] = await reader.query<{ version: number }>(
    "select (snapshot -> 'context' ->> 'version')::int as version from instance where id = $1",
    [id],
  );
  const { content, basis } = await quoteVersion(reader, id, active?.version as number);
  if (content.lines.length === 0) return refuse('rule', { detail: 'The quote has no lines yet.' });
  const facts = await dealFacts(reader, dealId);
  return policyInputs(measure(price(content, basis), content, basis), assessRisk(facts, content), facts, content);
}
