import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api, type Person, startApi } from '../support/http.ts';

let api: Api;
let rep: Person;
let mate: Person;
let other: Person;
let desk: Person;
beforeAll(async () => {
  api = await startApi();
  [rep, mate, other] = [await api.person('rep'), await api.person('rep'), await api.person('rep')];
  desk = await api.person('deal-desk');
  const [team] = await api.database.query<{ id: string }>(`insert into team (name) values ('North') returning id`, []);
  await api.database.query('update person set team_id = $1 where id = any($2)', [team?.id, [rep.id, mate.id]]);
});
afterAll(() => api?.close());

interface View {
  id: string;
  name: string;
  isDefault: boolean;
  mayChange: boolean;
  version: number;
}
const save = (as: Person, body: object) =>
  api.ask<View & { errors?: { pointer: string }[] }>('POST', '/api/saved-views', {
    as,
    body: { list: 'deals', ...body },
  });
const seen = async (as: Person, list = 'deals') =>
  (await api.ask<{ items: View[] }>('GET', `/api/saved-views?list=${list}`, { as })).body.items;
const names = async (as: Person) => (await seen(as)).map(({ name }) => name);
const change = (as: Person, { id, version }: View, body?: object) =>
  api.ask<View>(body ? 'PATCH' : 'DELETE', `/api/saved-views/${id}`, {
    as,
    body,
    headers: { 'if-match': `"v${version}"` },
  });

describe('a saved view', () => {
  it('is seen by those it is shared with, and changed by its owner and the deal desk', async () => {
    const own = (await save(rep, { name: 'Mine', filters: { owner: 'me' }, sort: 'tcv:desc', columns: ['stage'] }))
      .body;
    const team = (await save(rep, { name: 'North', shared: 'team' })).body;
    const all = (await save(rep, { name: 'Whole', shared: 'everybody', filters: { stage: 'draft,lost' } })).body;
    expect(own).toMatchObject({ filters: { owner: 'me' }, sort: 'tcv:desc', columns: ['stage'], mayChange: true });
    expect(await names(rep)).toEqual(['Mine', 'North', 'Whole']);
    expect(await names(mate)).toEqual(['North', 'Whole']);
    expect(await names(other)).toEqual(['Whole']);
    expect((await seen(other))[0]?.mayChange).toBe(false);
    expect((await change(other, all, { name: 'Taken' })).status).toBe(403);
    expect((await change(other, team, { name: 'Taken' })).status).toBe(404);
    expect((await change(desk, own)).status).toBe(404);
    const renamed = await change(desk, all, { name: 'Everything' });
    expect([renamed.status, renamed.body.name]).toEqual([200, 'Everything']);
    expect((await change(rep, all, { name: 'Too late' })).status).toBe(412);
    expect((await change(rep, renamed.body)).status).toBe(204);
    expect(await names(other)).toEqual([]);
  });

  it('says nothing that its list does not know', async () => {
    const wrong = await save(rep, {
      name: 'Wrong',
      filters: { colour: 'red', stage: 'unheard', q: 'x' },
      sort: 'colour',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors?.map(({ pointer }) => pointer)).toEqual(['/filters/colour', '/filters/stage', '/sort']);
    expect((await save(rep, { name: 'Proto', filters: { constructor: 'x' } })).status).toBe(422);
    expect((await save(other, { name: 'Teamless', shared: 'team' })).body.errors?.[0]?.pointer).toBe('/shared');
    expect((await save(rep, { name: 'mine' })).body.errors?.[0]?.pointer).toBe('/name');
  });

  it('by a measure is none for who may not see it', async () => {
    await save(desk, { name: 'Thin', filters: { margin: '..10%' }, shared: 'everybody' });
    expect(await names(desk)).toEqual(['Thin']);
    expect(await names(other)).toEqual([]);
  });

  it('is met first where one chose it, one for each person and list', async () => {
    const [first, second] = [(await save(other, { name: 'A' })).body, (await save(other, { name: 'B' })).body];
    const choose = ({ id }: View, isDefault: boolean) =>
      api.ask('PUT', `/api/saved-views/${id}/default`, { as: other, body: { isDefault } });
    await choose(first, true);
    await choose(second, true);
    expect((await seen(other)).map(({ isDefault }) => isDefault)).toEqual([false, true]);
    await choose(second, false);
    expect((await seen(other)).map(({ isDefault }) => isDefault)).toEqual([false, false]);
    expect(
      (await api.ask('PUT', `/api/saved-views/${first.id}/default`, { as: rep, body: { isDefault: true } })).status,
    ).toBe(404);
  });
});
