import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { type Api, type Person, startApi } from '../support/http.ts';

describe('directory and catalogue', () => {
  let api: Api;
  let rep: Person;
  let admin: Person;
  let people: Person;
  let finance: Person;
  beforeAll(async () => {
    api = await startApi({ routes: dealDeskRoutes });
    rep = await api.person('rep');
    admin = await api.person('desk-admin');
    people = await api.person('people-admin');
    finance = await api.person('finance');
  });
  afterAll(async () => {
    expect(api.bugs).toEqual([]);
    await api.close();
  });

  const acme = { name: 'Acme þæö€ Ltd', region: 'EMEA', country: 'IS', segment: 'mid-market', creditClass: 'B' };
  const facts = (kind: string, id: string) =>
    api.database.query<{ type: string; by: string }>(
      'select type, by from fact where subject_kind = $1 and subject_id = $2 order by seq',
      [kind, id],
    );

  describe('accounts', () => {
    it('are added, read and changed under their ETag, each change a fact', async () => {
      const added = await api.ask('POST', '/api/accounts', { as: rep, body: acme });
      expect(added).toMatchObject({ status: 201, body: { ...acme, version: 1, externalId: null } });
      const path = added.headers.get('location') ?? '';
      expect(added.headers.get('etag')).toBe('"v1"');

      const changed = await api.ask('PATCH', path, {
        as: rep,
        body: { creditClass: 'A', customerSince: '2020-02-29' },
        headers: { 'if-match': '"v1"' },
      });
      expect(changed).toMatchObject({
        status: 200,
        body: { creditClass: 'A', customerSince: '2020-02-29', version: 2 },
      });
      const read = await api.ask('GET', path, { as: rep });
      expect(read.body).toEqual(changed.body);
      expect(read.headers.get('etag')).toBe('"v2"');
      expect(await facts('account', String(added.body.id))).toEqual([
        { type: 'AccountAdded', by: rep.id },
        { type: 'AccountChanged', by: rep.id },
      ]);
    });

    it('refuse a write that names no version, an old one, or one of nothing', async () => {
      const { body } = await api.ask('POST', '/api/accounts', { as: rep, body: acme });
      const path = `/api/accounts/${body.id}`;
      const patch = (headers: Record<string, string>, at = path) =>
        api.ask('PATCH', at, { as: rep, body: { segment: 'smb' }, headers });
      expect(await patch({})).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
      expect(await patch({ 'if-match': '*' })).toMatchObject({ status: 428 });
      expect(await patch({ 'if-match': '"v9"' })).toMatchObject({ status: 412, body: { code: 'stale' } });
      expect(await patch({ 'if-match': 'W/"v1"' })).toMatchObject({ status: 412 });
      const nobody = '/api/accounts/01900000-0000-7000-8000-000000000000';
      expect(await patch({ 'if-match': '"v1"' }, nobody)).toMatchObject({ status: 404 });
      expect(await patch({ 'if-match': '"v1"' })).toMatchObject({ status: 200 });
    });

    it('name every field that is wrong', async () => {
      const body = { ...acme, country: 'Iceland', creditClass: 'Z', secret: true, ownerId: rep.id };
      const answer = await api.ask('POST', '/api/accounts', { as: rep, body });
      expect(answer.status).toBe(422);
      const pointers = Object.values(answer.body.errors ?? {}).map((error) => error.pointer);
      expect(pointers.sort()).toEqual(['/country', '/creditClass', '/secret']);
    });

    it('refuse a parent that is not there, and a circle of parents', async () => {
      const parentId = '01900000-0000-7000-8000-000000000000';
      const orphan = await api.ask('POST', '/api/accounts', { as: rep, body: { ...acme, parentId } });
      expect(orphan).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parentId' }] } });
      const parent = await api.ask('POST', '/api/accounts', { as: rep, body: acme });
      const child = await api.ask('POST', '/api/accounts', { as: rep, body: { ...acme, parentId: parent.body.id } });
      const circle = await api.ask('PATCH', `/api/accounts/${parent.body.id}`, {
        as: rep,
        body: { parentId: child.body.id },
        headers: { 'if-match': '"v1"' },
      });
      expect(circle).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parentId' }] } });
    });

    it('come in pages that together show each once', async () => {
      for (let n = 0; n < 7; n++) {
        const body = { ...acme, name: `Paged ${n % 2}`, segment: 'paging' };
        expect((await api.ask('POST', '/api/accounts', { as: rep, body })).status).toBe(201);
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
        const path = `/api/accounts?segment=paging&limit=2${more}`;
        const page = await api.ask<{ items: { id: string }[]; next: string | null }>('GET', path, { as: rep });
        expect(page.status).toBe(200);
        seen.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.next ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(7);
      expect(new Set(seen).size).toBe(7);
      const forged = await api.ask('GET', '/api/accounts?cursor=bm9uc2Vuc2U', { as: rep });
      expect(forged).toMatchObject({ status: 422, body: { errors: [{ pointer: '#query/cursor' }] } });
    });

    it('have contacts', async () => {
      const account = await api.ask('POST', '/api/accounts', { as: rep, body: acme });
      const body = { accountId: account.body.id, name: 'Sigga', email: 'sigga@acme.example', roles: ['signatory'] };
      const added = await api.ask('POST', '/api/contacts', { as: rep, body });
      expect(added).toMatchObject({ status: 201, body: { ...body, language: 'en' } });
      const list = await api.ask('GET', `/api/contacts?account=${account.body.id}`, { as: rep });
      expect(list.body).toEqual({ items: [added.body], next: null });
      const changed = await api.ask('PATCH', `/api/contacts/${added.body.id}`, {
        as: rep,
        body: { title: 'CFO' },
        headers: { 'if-match': '"v1"' },
      });
      expect(changed).toMatchObject({ status: 200, body: { title: 'CFO', version: 2 } });
    });
  });

  describe('people', () => {
    const add = (more: object) =>
      api.ask('POST', '/api/users', { as: people, body: { email: 'new@example.com', name: 'New', ...more } });

    it('are added once for an address, with roles that exist', async () => {
      expect(await add({ email: 'vera@example.com', roles: ['rep'] })).toMatchObject({
        status: 201,
        body: { roles: ['rep'] },
      });
      expect(await add({ email: 'VERA@example.com' })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/email' }] },
      });
      expect(await add({ email: 'w@example.com', roles: ['rep', 'emperor'] })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/roles/1' }] },
      });
    });

    it('lose their sign-ins for good when deactivated', async () => {
      const leaver = await api.person('rep');
      const patch = (version: number, body: object) =>
        api.ask('PATCH', `/api/users/${leaver.id}`, { as: people, body, headers: { 'if-match': `"v${version}"` } });
      expect((await patch(1, { active: false })).status).toBe(200);
      expect((await api.ask('GET', '/api/me', { as: leaver })).status).toBe(401);
      expect((await patch(2, { active: true })).status).toBe(200);
      expect((await api.ask('GET', '/api/me', { as: leaver })).status).toBe(401);
    });

    it('gain and lose permissions with their roles at once', async () => {
      const mover = await api.person('rep');
      expect((await api.ask('POST', '/api/accounts', { as: mover, body: acme })).status).toBe(201);
      const body = { roles: ['auditor'] };
      await api.database.query("insert into role values ('auditor', 'Auditor') on conflict do nothing");
      const headers = { 'if-match': '"v1"' };
      expect((await api.ask('PATCH', `/api/users/${mover.id}`, { as: people, body, headers })).status).toBe(200);
      expect((await api.ask('POST', '/api/accounts', { as: mover, body: acme })).status).toBe(403);
      const moved = (type: string, role: string) => ({ type, data: { role }, by: people.id });
      expect(
        await api.database.query(
          "select type, data, by from fact where subject_id = $1 and type in ('RoleGranted', 'RoleRemoved') order by seq",
          [mover.id],
        ),
      ).toEqual([moved('RoleRemoved', 'rep'), moved('RoleGranted', 'auditor')]);
    });

    it('never change their own roles', async () => {
      const body = { roles: ['people-admin', 'cfo'] };
      const headers = { 'if-match': '"v1"' };
      const answer = await api.ask('PATCH', `/api/users/${people.id}`, { as: people, body, headers });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    });

    it('never end up in a circle of managers', async () => {
      const boss = await api.person();
      const report = await api.person();
      const manage = (id: string, managerId: string, version: number) =>
        api.ask('PATCH', `/api/users/${id}`, {
          as: people,
          body: { managerId },
          headers: { 'if-match': `"v${version}"` },
        });
      expect((await manage(report.id, boss.id, 1)).status).toBe(200);
      expect(await manage(boss.id, report.id, 1)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/managerId' }] },
      });
    });
  });

  describe('a write that names what is not there', () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    const person = { email: 'x@example.com', name: 'X' };
    const deal = { name: 'D', kind: 'new', routeToMarket: 'direct', wayToClose: 'negotiated-contract' };
    const first = { headers: { 'if-match': '"v1"' } };
    const there = async () => {
      const { body: account } = await api.ask('POST', '/api/accounts', { as: rep, body: acme });
      const [seller] = await api.database.query<{ id: string }>(
        "insert into seller (name, address, country) values ('S ' || uuidv7(), '', 'US') returning id",
      );
      const ids = { accountId: String(account.id), sellerId: String(seller?.id) };
      const opened = await api.ask('POST', '/api/deals', { as: rep, body: { ...deal, ...ids } });
      expect(opened.status).toBe(201);
      return { ...ids, dealId: String(opened.body.id) };
    };

    it('is answered 422 with a pointer to each, whichever record it is', async () => {
      const { accountId, sellerId, dealId } = await there();
      const { id: colleague } = await api.person('rep');
      const writes: [string, string, Person, object, string[]][] = [
        ['POST', '/api/users', people, { ...person, managerId: nobody, teamId: nobody }, ['/managerId', '/teamId']],
        ['POST', '/api/users', people, { ...person, roles: ['emperor'] }, ['/roles/0']],
        ['PATCH', `/api/users/${colleague}`, people, { managerId: nobody, teamId: nobody }, ['/managerId', '/teamId']],
        ['PATCH', `/api/users/${colleague}`, people, { roles: ['rep', 'emperor'] }, ['/roles/1']],
        ['POST', `/api/users/${colleague}/handover`, people, { to: nobody, reason: 'Leaves' }, ['/to']],
        ['POST', '/api/accounts', rep, { ...acme, parentId: nobody, ownerId: nobody }, ['/ownerId', '/parentId']],
        ['PATCH', `/api/accounts/${accountId}`, rep, { ownerId: nobody }, ['/ownerId']],
        ['POST', '/api/contacts', rep, { accountId: nobody, name: 'C', email: 'c@example.com' }, ['/accountId']],
        ['POST', '/api/deals', rep, { ...deal, accountId: nobody, sellerId }, ['/accountId']],
        ['POST', '/api/deals', rep, { ...deal, accountId, sellerId: nobody }, ['/sellerId']],
        ['POST', '/api/deals', rep, { ...deal, accountId, sellerId, ownerId: nobody }, ['/ownerId']],
        ['PATCH', `/api/deals/${dealId}`, rep, { ownerId: nobody }, ['/ownerId']],
        ['PATCH', `/api/deals/${dealId}`, rep, { partnerId: nobody }, ['/partnerId']],
      ];
      for (const [method, path, as, body, pointers] of writes) {
        const answer = await api.ask(method, path, { as, body, ...first });
        const named = Object.values(answer.body.errors ?? {}).map(({ pointer }) => String(pointer));
        expect([path, answer.status, named.sort()]).toEqual([path, 422, pointers]);
      }
    });

    it('of a calendar too: nobody, and no seller, works by it then', async () => {
      const [calendar] = await api.database.query<{ id: string }>(
        "insert into calendar (name, country, time_zone, hours, version) values ('C', 'US', 'UTC', '{}', 1) returning id",
      );
      const body = { people: [rep.id, nobody], sellers: [nobody] };
      const path = `/api/calendars/${calendar?.id}/assignment`;
      const answer = await api.ask('POST', path, { as: admin, body });
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/people/1' }, { pointer: '/sellers/0' }] },
      });
      const [person] = await api.database.query('select calendar_id from person where id = $1', [rep.id]);
      expect(person).toEqual({ calendar_id: null });
    });
  });

  describe('the catalogue', () => {
    const product = {
      sku: 'PLAT',
      name: 'Platform',
      family: 'software',
      charge: 'recurring',
      unit: 'seat',
      pricePeriod: 'month',
    };

    it('takes products, books, prices and costs, and hides costs from who may not see them', async () => {
      const added = await api.ask('POST', '/api/products', { as: admin, body: product });
      expect(added).toMatchObject({ status: 201, body: product });
      const book = { id: 'usd-2026', name: 'USD 2026', currency: 'USD' };
      expect((await api.ask('POST', '/api/price-books', { as: admin, body: book })).status).toBe(201);
      const tiers = [
        { upTo: '9', unitPrice: '100.00' },
        { upTo: '10.5', unitPrice: '90.10' },
        { upTo: null, unitPrice: '80' },
      ];
      const model = { kind: 'graduated', tiers };
      const path = `/api/price-books/usd-2026/prices/${added.body.id}`;
      expect((await api.ask('PUT', path, { as: admin, body: { model } })).status).toBe(204);
      const prices = await api.ask('GET', '/api/price-books/usd-2026/prices?q=plat', { as: rep });
      expect(prices.body).toMatchObject({ items: [{ sku: 'PLAT', model }], next: null });

      const costs = `/api/products/${added.body.id}/unit-costs`;
      const cost = { currency: 'USD', validFrom: '2026-01-01', amount: '12.3400' };
      expect((await api.ask('PUT', costs, { as: finance, body: cost })).status).toBe(204);
      expect((await api.ask('GET', costs, { as: finance })).body).toEqual({ items: [cost] });
      expect((await api.ask('GET', costs, { as: rep })).status).toBe(403);
      expect(JSON.stringify((await api.ask('GET', '/api/products', { as: rep })).body)).not.toContain('12.34');

      expect((await facts('catalogue', 'catalogue')).map(({ type }) => type)).toEqual([
        'ProductAdded',
        'PriceBookAdded',
        'PriceSet',
        'UnitCostSet',
      ]);
    });

    it('refuses tiers that do not climb, and periods of one-time charges', async () => {
      const tiers = [
        { upTo: '10', unitPrice: '1' },
        { upTo: '9.5', unitPrice: '1' },
        { upTo: null, unitPrice: '1' },
      ];
      const path = '/api/price-books/usd-2026/prices/01900000-0000-7000-8000-000000000000';
      const answer = await api.ask('PUT', path, { as: admin, body: { model: { kind: 'volume', tiers } } });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/model/tiers' }] } });
      const body = { ...product, sku: 'X', charge: 'one-time' };
      const wrong = await api.ask('POST', '/api/products', { as: admin, body });
      expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/pricePeriod' }] } });
    });

    it('is not written by those who sell', async () => {
      expect((await api.ask('POST', '/api/products', { as: rep, body: product })).status).toBe(403);
    });
  });
});
