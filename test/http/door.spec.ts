import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { doorTo } from '../../src/http/door.ts';

const routes = [
  { path: '/api/deals', effect: 'read' },
  { path: '/api/approval-steps/{id}/decision', effect: 'decision' },
] as const;

/** What becomes of a request while the house is full or not. */
function asked(url: string, { full }: { full: boolean }) {
  let counted = 0;
  const said: unknown[] = [];
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      said.push(status, headers['retry-after']);
      return this;
    },
    end(body: string) {
      said.push(JSON.parse(body).code);
    },
  };
  const turnAway = doorTo({ isFull: () => full }, routes, () => (counted += 1));
  const turned = turnAway({ url } as IncomingMessage, response as unknown as ServerResponse);
  return { turned, said, counted };
}

describe('the door', () => {
  it('lets everybody in while there is room', () => {
    expect(asked('/api/deals', { full: false })).toEqual({ turned: false, said: [], counted: 0 });
  });

  it('tells all but decisions when to come back once the house is full, and counts them', () => {
    expect(asked('/api/deals?limit=5', { full: true })).toEqual({
      turned: true,
      said: [503, '1', 'overloaded'],
      counted: 1,
    });
    expect(asked('/api/approval-steps/1/decision/history', { full: true }).turned).toBe(true);
    for (const url of ['/api/approval-steps/1/decision', '/api/approval-steps/1/decision?x=1']) {
      expect(asked(url, { full: true }).turned).toBe(false);
    }
  });

  it('never keeps out probes, metrics and the screens themselves', () => {
    for (const url of ['/healthz', '/readyz', '/metrics', '/', '/deals']) {
      expect(asked(url, { full: true }).turned).toBe(false);
    }
  });
});
