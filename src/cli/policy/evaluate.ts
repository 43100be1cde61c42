import { evaluate } from '../../domain/policy/evaluate.ts';
import type { Evaluation, Finding } from '../../domain/policy/evaluation.ts';
import { readInputs } from '../../domain/policy/inputs.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { jsonFrom, policyFrom, problemText } from './files.ts';

/** `policy evaluate FILE --input INPUT.json`: what the policy says of one deal. */
export async function evaluateFile(path: string, inputPath: string): Promise<Answer> {
  const policy = await policyFrom(path);
  const inputs = readInputs(await jsonFrom(inputPath), policy);
  if ('problems' in inputs) throw new CannotRun(problemText(inputPath, inputs.problems));
  const evaluation = evaluate(inputs.ok, policy);
  const unread = inputs.unknown.map((name) => `Not read: ${name} is not an input of ${policy.policy}`);
  return {
    json: { ...evaluation, unread: inputs.unknown },
    text: [...unread, evaluationText(evaluation)].join('\n'),
    found: evaluation.findings.length > 0,
  };
}

function evaluationText({ findings, route, standard, blocked }: Evaluation): string {
  const stages = route.map(
    (stage, index) =>
      `Stage ${index + 1}: ${stage.map(({ label, rules }) => `${label} (${rules.join(', ')})`).join(' and ')}`,
  );
  const verdict = blocked ? 'Blocked.' : standard ? 'Standard: nobody needs to approve.' : 'Needs approval.';
  return [...findings.map(findingText), ...stages, verdict].join('\n');
}

function findingText({ rule, table, input, actual, limit, outcome, because, lines }: Finding): string {
  const read = input === null ? '' : `, ${input} is ${actual ?? 'not known'} (rule: ${limit})`;
  const where = lines ? `, lines ${lines.join(', ')}` : '';
  return `${rule} → ${outcome}: ${because} [${table}${read}${where}]`;
}
