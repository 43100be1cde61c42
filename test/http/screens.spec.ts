import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { screens } from '../../src/http/screens.ts';

describe('the screens', () => {
  let parent: string;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'countersign-screens-'));
    writeFileSync(join(parent, 'secret.txt'), 'secret');
    const folder = join(parent, 'web');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Countersign</title>');
    writeFileSync(join(folder, 'assets/app-1a2b.js'), 'export {};');
    server = express().use(screens(folder)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(parent, { recursive: true });
  });
  const get = (path: string, accept = 'text/html') => fetch(url + path, { headers: { accept } });

  it.each(['/', '/deals/17', '/inbox?x=1'])(
    'answer %s with the page, which is asked for anew each time',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<title>Countersign</title>');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('keep assets for ever', async () => {
    const answer = await get('/assets/app-1a2b.js', '*/*');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    ['/api/nothing', 'text/html'],
    ['/assets/gone.js', 'text/html'],
    ['/deals/17', 'application/json'],
  ])('are not what answers %s asked as %s', async (path, accept) => {
    expect((await get(path, accept)).status).toBeGreaterThanOrEqual(400);
  });

  it.each(['/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])(
    'give nothing outside of their folder: %s',
    async (path) => {
      expect(await (await get(path)).text()).not.toBe('secret');
    },
  );
});
