import { describe, expect, it } from '@jest/globals';
import { isBeneath, isListed, touchedBy } from '../../src/web/live/touched.ts';

describe('what a change makes out of date', () => {
  const outOfDate = (change: Parameters<typeof touchedBy>[0], address: string) => {
    const { things, lists } = touchedBy(change);
    if (things.some((thing) => isBeneath(address, thing))) return 'now';
    return lists.some((list) => isListed(address, list)) ? 'soon' : 'never';
  };
  const deal = { kind: 'deal', id: 'd1', dealId: 'd1', version: 3, state: 'in-review' };

  it('is the thing with all that is read beneath it at once, and its lists with any filters soon', () => {
    expect(outOfDate(deal, '/api/deals/d1')).toBe('now');
    expect(outOfDate(deal, '/api/deals/d1/timeline')).toBe('now');
    expect(outOfDate(deal, '/api/deals')).toBe('soon');
    expect(outOfDate(deal, '/api/deals?owner=me')).toBe('soon');
    expect(outOfDate(deal, '/api/home')).toBe('soon');
  });
  it('is no other thing, even if its name begins alike', () => {
    expect(outOfDate(deal, '/api/deals/d2')).toBe('never');
    expect(outOfDate(deal, '/api/deals/d12')).toBe('never');
    expect(outOfDate(deal, '/api/quotes/d1')).toBe('never');
  });
  it.each([
    ['approval', '/api/approvals/x', '/api/approvals?mine=true'],
    ['contract', '/api/contracts/x', '/api/contracts/candidates'],
    ['order', '/api/orders/x', '/api/orders?state=held'],
    ['account', '/api/accounts/x', '/api/accounts?q=a'],
    ['desk-request', '/api/desk-requests/x', '/api/desk-requests'],
  ])('of a kind: %s', (kind, thing, list) => {
    expect(outOfDate({ kind, id: 'x' }, thing)).toBe('now');
    expect(outOfDate({ kind, id: 'x' }, list)).toBe('soon');
  });
  it('of a paper is its deal and its contract too', () => {
    const printed = { kind: 'document', id: 'p', dealId: 'd1', state: 'ready' };
    for (const address of ['/api/documents/p', '/api/deals/d1', '/api/contracts/c9']) {
      expect(outOfDate(printed, address)).toBe('now');
    }
  });
  it('is everything when many changed at once, but never for jobs and notifications, which always move', () => {
    expect(outOfDate({ kind: 'deal', id: '*' }, '/api/orders/o1')).toBe('now');
    expect(outOfDate({ kind: 'job', id: '*' }, '/api/jobs?status=dead')).toBe('soon');
    expect(outOfDate({ kind: 'job', id: '*' }, '/api/deals/d1')).toBe('never');
    expect(outOfDate({ kind: 'notification', id: '*' }, '/api/notifications?limit=1')).toBe('now');
  });
  it('of a kind that no screen shows is nothing', () => {
    expect(touchedBy({ kind: 'constructor', id: 'x' })).toEqual({ things: [], lists: [] });
  });
});
