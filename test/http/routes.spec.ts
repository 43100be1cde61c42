import { describe, expect, it } from '@jest/globals';
import express from 'express';
import { permissionsOf, rolesWith } from '../../src/commands/permissions.ts';
import { etag, versionFrom } from '../../src/http/etag.ts';
import { type Mounting, mount } from '../../src/http/mount.ts';
import { gate } from '../../src/http/overload.ts';
import { problemOf } from '../../src/http/problem.ts';
import { noContent, type Route, route } from '../../src/http/route.ts';
import { refuse } from '../../src/commands/refusal.ts';

const read = (more: object = {}): Route => ({
  ...route({
    method: 'get',
    path: '/api/x',
    operationId: 'readX',
    summary: 'X',
    tags: [],
    permission: 'deal.read',
    effect: 'read',
    responses: { 204: null },
    handler: async () => noContent(),
  }),
  ...more,
});
const mountAll = (...routes: Route[]) => mount(express(), routes, {} as Mounting);

describe('routes', () => {
  it('stop the server when an operation has no permission, or one that nobody knows', () => {
    expect(() => mountAll(read())).not.toThrow();
    expect(() => mountAll(read({ permission: undefined }))).toThrow('operation readX (get /api/x) has no permission');
    expect(() => mountAll(read({ permission: 'deal.raed' }))).toThrow('has no permission');
  });

  it('stop the server when two share an id', () => {
    expect(() => mountAll(read(), read({ path: '/api/y' }))).toThrow('two operations are called readX');
  });
});

describe('permissions', () => {
  it('give administrators no decision', () => {
    for (const role of ['desk-admin', 'people-admin', 'auditor']) {
      expect(permissionsOf([role])).not.toContain('approval.decide');
    }
  });
  it('of unknown roles are those of anybody', () => {
    expect(permissionsOf(['emperor', 'constructor', '__proto__'])).toEqual(permissionsOf([]));
  });
  it('keep costs from those who sell', () => {
    expect(rolesWith('cost.read')).not.toEqual(expect.arrayContaining(['rep']));
    expect(rolesWith('cost.read')).toContain('finance');
  });
});

describe('entity tags', () => {
  it('round-trip a version', () => {
    expect(versionFrom(etag(42))).toBe(42);
  });
});

describe('the gate', () => {
  it('turns away what exceeds its places, and keeps places for decisions', async () => {
    const inTurn = gate({ decision: 1, upload: 1, other: 1 });
    const { promise, resolve } = Promise.withResolvers<void>();
    const reading = inTurn('other', () => promise);
    await expect(inTurn('other', async () => 1)).rejects.toMatchObject({
      problem: { status: 503 },
      headers: { 'retry-after': '1' },
    });
    await expect(inTurn('decision', async () => 1)).resolves.toBe(1);
    resolve();
    await reading;
    await expect(inTurn('other', async () => 1)).resolves.toBe(1);
  });
});

describe('refusals', () => {
  it('of what may not be seen do not differ from what is not there', () => {
    const hidden = problemOf(refuse('not-found', { detail: 'Deal 17 is not yours.' }));
    const absent = problemOf(refuse('not-found', { detail: 'No such deal.' }));
    expect(hidden.problem).toEqual(absent.problem);
  });
  it('say what is available and who decided', () => {
    const why = { detail: 'Dora decided.', available: ['RecallQuote'], by: 'Dora', at: '2026-11-22T10:00:00Z' };
    expect(problemOf(refuse('already-decided', why)).problem).toMatchObject({
      status: 409,
      code: 'already-decided',
      ...why,
    });
  });
});
