import { z } from 'zod';
import { isRefusal, type Refusal } from '../commands/refusal.ts';
import type { Answer, Route } from './route.ts';

/** @throws Error when an answer is not what the description promises. */
export function checkAnswer(route: Route, answer: Answer | Refusal): void {
  if (isRefusal(answer)) return;
  const promised = route.responses[answer.status];
  if (promised === undefined) throw new Error(`${route.operationId} does not describe ${answer.status}`);
  if (!(promised instanceof z.ZodType)) return;
  const parsed = promised.safeParse(JSON.parse(JSON.stringify(answer.body ?? null)));
  if (!parsed.success)
    throw new Error(`${route.operationId} answers otherwise than described:\n${z.prettifyError(parsed.error)}`);
}
