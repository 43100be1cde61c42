/** What the API says of itself, and values that fit it: requests are made from the description, none is written by hand. */
import fc from 'fast-check';
import type { Api } from './http.ts';

/** JSON Schema, as far as the description uses it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  pattern?: string;
  format?: string;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  permission: string;
  roles: string[];
  effect: string;
  parameters: Parameter[];
  /** By media type. */
  bodies: Record<string, Schema>;
}

export interface Description {
  operations: Operation[];
  schemas: Record<string, Schema>;
}

export async function describedBy(api: Api): Promise<Description> {
  const { body } = await api.ask<Document>('GET', '/api/openapi.json');
  const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, said]): Operation => ({
        id: said.operationId,
        method: method.toUpperCase(),
        path,
        permission: said['x-permission'],
        roles: said['x-roles'],
        effect: said['x-effect'],
        parameters: said.parameters ?? [],
        bodies: Object.fromEntries(
          Object.entries(said.requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema]),
        ),
      }),
    ),
  );
  return { operations, schemas: body.components?.schemas ?? {} };
}

interface Document {
  paths: Record<string, Record<string, Said>>;
  components?: { schemas?: Record<string, Schema> };
}

interface Said {
  operationId: string;
  'x-permission': string;
  'x-roles': string[];
  'x-effect': string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Values that a schema allows; `leaf` may put another one in the place of any of them. */
export function valuesOf(
  schema: Schema,
  schemas: Description['schemas'],
  { leaf = (fits) => fits, name = '' }: { leaf?: Leaf; name?: string } = {},
): fc.Arbitrary<unknown> {
  const inside = (inner: Schema, called = name) => valuesOf(inner, schemas, { leaf, name: called });
  if (schema.$ref) return inside(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return leaf(fc.constant(schema.const), name);
  if (schema.enum) return leaf(fc.constantFrom(...schema.enum), name);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => inside(choice)));
  if (schema.allOf) {
    return fc.tuple(...schema.allOf.map((part) => inside(part))).map((parts) => Object.assign({}, ...parts) as unknown);
  }
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, { inside, leaf, name })));
}

type Leaf = (fits: fc.Arbitrary<unknown>, name: string) => fc.Arbitrary<unknown>;

interface Inside {
  inside(inner: Schema, called?: string): fc.Arbitrary<unknown>;
  leaf: Leaf;
  name: string;
}

const shortTexts = fc.string({ maxLength: 8 });
const anything = fc.jsonValue();

function ofType(type: string, schema: Schema, { inside, leaf, name }: Inside): fc.Arbitrary<unknown> {
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, inside(inner, key)]);
    const fixed = fc.record(Object.fromEntries(fields), { requiredKeys: (schema.required ?? []) as never[] });
    if (typeof schema.additionalProperties !== 'object') return leaf(fixed, name);
    const keys = (schema.propertyNames ? inside(schema.propertyNames) : shortTexts).map(String);
    return leaf(fc.dictionary(keys, inside(schema.additionalProperties), { maxKeys: 3 }), name);
  }
  if (type === 'array') {
    if (schema.prefixItems) return leaf(fc.tuple(...schema.prefixItems.map((item) => inside(item))), name);
    const bounds = {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 2),
    };
    return leaf(fc.array(typeof schema.items === 'object' ? inside(schema.items) : anything, bounds), name);
  }
  if (type === 'string') return leaf(texts(schema), name);
  if (type === 'boolean') return leaf(fc.boolean(), name);
  if (type === 'null') return leaf(fc.constant(null), name);
  const min = schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1);
  return leaf(fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? 1_000, min + 1_000)) }), name);
}

function texts({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid({ version: 4 });
  if (format === 'email') return fc.integer({ min: 1 }).map((n) => `somebody-${n}@example.com`);
  if (format === 'date') return fc.date(thisCentury).map((day) => day.toISOString().slice(0, 10));
  if (format === 'date-time') return fc.date(thisCentury).map((moment) => moment.toISOString());
  // Spaces alone count as nothing.
  if (pattern) {
    return once(pattern, () => {
      const matching = new RegExp(pattern, 'u');
      return fc.stringMatching(matching).map((text) => (text.trim() === '' && matching.test('x') ? 'x' : text));
    });
  }
  const [min, max] = [Math.max(minLength, 1), Math.min(Math.max(maxLength, 1), minLength + 40)];
  return once(`${min} to ${max}`, () => fc.string({ minLength: min, maxLength: max }));
}

const made = new Map<string, fc.Arbitrary<string>>();

/** Texts of one kind cost milliseconds to make, and hundreds of fields want them. */
function once(kind: string, make: () => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const known = made.get(kind) ?? make();
  made.set(kind, known);
  return known;
}

const thisCentury = { min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true };

/** One value that fits, always the same. */
export const sampleOf = (schema: Schema, schemas: Description['schemas'], leaf?: Leaf): unknown =>
  fc.sample(valuesOf(schema, schemas, { leaf }), { seed: 7, numRuns: 1 })[0];

/** The address with its parameters filled in, those that are required in the query too. */
export function addressOf({ path, parameters }: Operation, given: (name: string, schema: Schema) => string): string {
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(given(name, schema))}`);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema ?? {};
    return encodeURIComponent(given(name, schema));
  });
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}
