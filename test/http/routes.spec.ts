import { describe, expect, it, jest } from '@jest/globals';
import express, { type Request } from 'express';
import { permissionsOf, rolesWith } from '../../src/commands/permissions.ts';
import { etag, versionFrom } from '../../src/http/etag.ts';
import { type Mounting, mount } from '../../src/http/mount.ts';
import { gate, kindOf, roomOf, standardPlaces } from '../../src/http/overload.ts';
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
  it('has a few in work at once, lets so many wait for so long, and turns away the others', async () => {
    jest.useFakeTimers();
    const { inTurn } = gate({ ...standardPlaces, decision: 1, other: 1 });
    const full = { problem: { status: 503, code: 'overloaded' }, headers: { 'retry-after': '1' } };
    const { promise: reading, resolve: read } = Promise.withResolvers<void>();
    const first = inTurn('other', () => reading);
    const crowd = Array.from({ length: 96 }, (_, number) => inTurn('other', async () => number));
    const told = Promise.allSettled(crowd.slice(1));
    await expect(inTurn('other', async () => 'one too many')).rejects.toMatchObject(full);
    await expect(inTurn('decision', async () => 'decided')).resolves.toBe('decided');
    jest.advanceTimersByTime(3_000);
    const late = inTurn('decision', () => inTurn('decision', async () => 1)).catch((error: unknown) => error);
    read();
    await first;
    await expect(crowd[0]).resolves.toBe(0);
    expect((await told).map(({ status }) => status)).toEqual(Array(95).fill('fulfilled'));
    await jest.advanceTimersByTimeAsync(4_000);
    expect(await late).toMatchObject(full);
    await expect(inTurn('other', async () => 'again')).resolves.toBe('again');
    jest.useRealTimers();
  });

  it('keeps what takes long, and decisions, apart from all the rest', () => {
    expect(kindOf({ effect: 'decision' })).toBe('decision');
    expect(kindOf({ effect: 'read', timeLimit: 60_000 })).toBe('long');
    expect(kindOf({ effect: 'read', timeLimit: 50 })).toBe('other');
    expect(kindOf({ effect: 'write' })).toBe('other');
  });

  it('lets one person take half of the places for what slow clients hold, and all people no more than all', () => {
    const { enter } = gate({ ...standardPlaces, upload: 4 });
    const full = expect.objectContaining({ problem: expect.objectContaining({ status: 503, code: 'overloaded' }) });
    const leave = [enter('upload', 'slow'), enter('upload', 'slow')];
    expect(() => enter('upload', 'slow')).toThrow(full);
    for (const person of ['a', 'b']) leave.push(enter('upload', person));
    expect(() => enter('upload', 'c')).toThrow(full);
    expect(enter('download', 'slow')).toBeInstanceOf(Function);
    leave[0]?.();
    expect(enter('upload', 'c')).toBeInstanceOf(Function);
  });

  it('has no room to keep for what is small, and some for uploads, large bodies and files', () => {
    const asked = (headers: Record<string, string>) => ({ get: (name: string) => headers[name] }) as unknown as Request;
    const plain = { responses: { 200: null } };
    expect(roomOf(plain, asked({}))).toBeUndefined();
    expect(roomOf(plain, asked({ 'content-length': '65536' }))).toBeUndefined();
    expect(roomOf(plain, asked({ 'content-length': '65537' }))).toBe('body');
    expect(roomOf(plain, asked({ 'transfer-encoding': 'chunked' }))).toBe('body');
    expect(roomOf({ responses: { 200: 'application/pdf' } }, asked({}))).toBe('download');
    expect(roomOf({ responses: { 200: 'text/event-stream' }, stream: true }, asked({}))).toBeUndefined();
    expect(roomOf({ ...plain, raw: { mediaTypes: [], maxBytes: 1 } }, asked({}))).toBe('upload');
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
