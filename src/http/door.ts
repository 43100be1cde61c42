import type { IncomingMessage, ServerResponse } from 'node:http';
import { readyProblem } from './answer.ts';
import { type Gate, kindOf } from './overload.ts';
import { unavailable } from './problem.ts';
import type { Route } from './route.ts';

/**
 * Turns requests away before anything is done for them, while as many wait as may: in a flood even to refuse one by way
 * of the application costs so much that those inside are kept waiting. Decisions, and what is not the API, pass.
 * Answers whether it turned the request away.
 */
export function doorTo(
  inside: Pick<Gate, 'isFull'>,
  routes: readonly Pick<Route, 'path' | 'effect'>[],
  onTurnedAway: () => void,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const decisions = routes.filter(({ effect }) => effect === 'decision').map(({ path }) => patternOf(path));
  const { status, headers, body } = readyProblem(unavailable(1, 'overloaded'));
  const told = { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return ({ url = '' }, response) => {
    if (!inside.isFull(kindOf({ effect: 'read' })) || !url.startsWith('/api/')) return false;
    if (decisions.some((pattern) => pattern.test(url))) return false;
    onTurnedAway();
    response.writeHead(status, told).end(body);
    return true;
  };
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
