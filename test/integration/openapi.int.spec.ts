import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { testFolder } from '../support/folder.ts';
import { startApi } from '../support/http.ts';

describe('the description of the API', () => {
  let file: string;
  let paths: Record<string, Record<string, Record<string, unknown>>>;

  beforeAll(async () => {
    const api = await startApi({ routes: dealDeskRoutes });
    try {
      const answer = await fetch(`${api.url}/api/openapi.json`);
      const description = (await answer.json()) as { paths: typeof paths };
      paths = description.paths;
      file = join(testFolder('openapi'), 'openapi.json');
      writeFileSync(file, JSON.stringify(description));
    } finally {
      await api.close();
    }
  });

  it('is valid by an independent lint', () => {
    const { status, stdout, stderr } = spawnSync('node_modules/.bin/redocly', ['lint', file], { encoding: 'utf8' });
    expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: expect.stringContaining('valid') });
  });

  it('says of every operation who may ask it and what it does', () => {
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ at: `${method} ${path}`, ...operation })),
    );
    const untold = operations.filter((operation) => !('x-permission' in operation) || !('x-effect' in operation));
    expect(operations.length).toBeGreaterThan(80);
    expect(untold).toEqual([]);
  });
});
