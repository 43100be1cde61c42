import { isRefusal, type Refusal } from '../commands/refusal.ts';

/** An answer that was not refused. The loaders ask nothing that may be refused: a refusal is a bug in their data. */
export function agreed<T>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  const pointers = (answer.errors ?? []).map(({ pointer }) => pointer).join(', ');
  throw new Error(`refused (${answer.code}): ${answer.detail} ${pointers}`.trim());
}
