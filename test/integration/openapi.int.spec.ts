import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { testFolder } from '../support/folder.ts';
import { startApi } from '../support/http.ts';

interface Named {
  $ref?: string;
  type?: string | string[];
  additionalProperties?: unknown;
}

describe('the description of the API', () => {
  let file: string;
  let schemas: Record<string, Named>;
  let paths: Record<string, Record<string, Record<string, unknown>>>;

  beforeAll(async () => {
    const api = await startApi({ routes: dealDeskRoutes });
    try {
      const answer = await fetch(`${api.url}/api/openapi.json`);
      const description = (await answer.json()) as { paths: typeof paths; components: { schemas: typeof schemas } };
      paths = description.paths;
      schemas = description.components.schemas;
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

  it('has no schema that nothing fits', () => {
    const closed = (schema: Named): boolean => {
      const { type, additionalProperties } = schema.$ref
        ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
        : schema;
      return type === 'object' && additionalProperties === false;
    };
    const unfit: string[] = [];
    const look = (node: unknown, at: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { allOf = [] } = node as { allOf?: Named[] };
      const barsNull = allOf.some(closed) && allOf.some(({ type }) => [type].flat().includes('null'));
      if (allOf.filter(closed).length > 1 || barsNull) unfit.push(at);
      for (const [key, inner] of Object.entries(node)) look(inner, `${at}/${key}`);
    };
    look(schemas, 'schemas');
    look(paths, 'paths');
    expect(unfit).toEqual([]);
    const { properties, required } = schemas['PreviewAssessment'] as Named & { properties: object; required: string[] };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['review', 'findings', 'schedule', 'lacking']));
    expect(required).toEqual(expect.arrayContaining(['review', 'lacking']));
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
