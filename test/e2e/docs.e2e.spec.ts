import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openStage, type Stage } from './stage.ts';
import { artefactsAt, desktop, nothingWrong, phone, says, signIn } from './visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(() => stage?.close());

describe('the reference of the API', () => {
  it('is drawn from our own files, for whoever is not signed in', async () => {
    const visitor = await stage.stranger(desktop);
    await visitor.go('/api/docs');
    await visitor.link('quotes').click();
    await says(visitor.page, '/api/quotes/{id}/preview');
    await visitor.link('approvals').click();
    await says(visitor.page, '/api/approval-steps/{id}/decision');
    await visitor.page.screenshot({ path: join(artefactsAt(String(desktop.width)), '40-api-docs.png') });
    await visitor.leave();
  });
});

describe.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('the first load on a %s', (_, size) => {
  it('takes at most 300 KB of scripts, compressed', async () => {
    const visitor = await stage.stranger(size);
    const scripts = new Map<string, number>();
    visitor.page.on('response', async (response) => {
      if (!response.url().endsWith('.js')) return;
      scripts.set(response.url(), gzipSync(await response.body()).byteLength);
    });
    await visitor.go('/sign-in');
    await visitor.sees('01-sign-in');
    await signIn(visitor, 'raj.rep');
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await visitor.page.waitForLoadState('networkidle');
    expect(scripts.size).toBeGreaterThan(0);
    expect([...scripts.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(300 * 1024);
    await visitor.leave();
  });
});

describe('all of it', () => {
  it('logs no error, asks nobody else, fits the screen and is accessible', () => nothingWrong(stage.complaints));
});
