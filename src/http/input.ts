/** Everything a request carries, read strictly and validated by the operation's schemas. */
import express, { type Request, type Response } from 'express';
import type { z } from 'zod';
import type { InputError } from '../commands/refusal.ts';
import { parseJson, textFault } from './json.ts';
import { smallBody } from './overload.ts';
import { notFound, ProblemError } from './problem.ts';
import type { Route } from './route.ts';

const jsonLimit = 1_048_576;

/** The body's bytes; empty when there is none. Who is not signed in has little to say. */
export async function readBody(request: Request, response: Response, route: Route): Promise<Buffer> {
  const limit = route.raw?.maxBytes ?? (route.permission === 'public' ? smallBody : jsonLimit);
  const read = express.raw({ type: () => true, limit, inflate: false });
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  // One that broke off before it was read would pass for one without a body.
  if (!request.complete) throw new ProblemError(400, 'malformed', { detail: 'The request broke off.' });
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const mediaTypes = route.raw?.mediaTypes ?? ['application/json'];
  if (bytes.length > 0 && !request.is(mediaTypes)) {
    throw new ProblemError(415, 'unsupported-media-type', { detail: `Send this as ${mediaTypes.join(' or ')}.` });
  }
  return bytes;
}

export function bodyOf(route: Route, bytes: Buffer): unknown {
  if (route.raw) return bytes;
  const parsed = bytes.length === 0 ? { value: undefined } : parseJson(bytes);
  if ('error' in parsed) {
    throw new ProblemError(400, 'malformed', { detail: parsed.error.message, errors: [parsed.error] });
  }
  if (route.body) return accepted(route.body, parsed.value, '');
  const empty = parsed.value === undefined || JSON.stringify(parsed.value) === '{}';
  if (!empty) throw new ProblemError(422, 'invalid', { detail: 'This operation takes no body.' });
  return undefined;
}

export function queryOf(route: Route, request: Request): unknown {
  const query = { ...request.query };
  for (const [name, value] of Object.entries(query)) {
    const fault = textFault(name) ?? textFault(String(value));
    if (fault) throw invalid([{ pointer: `#query/${name.toWellFormed()}`, message: `This parameter ${fault}.` }]);
  }
  if (route.query) return accepted(route.query, query, '#query');
  const unknown = Object.keys(query)[0];
  if (unknown !== undefined) throw invalid([{ pointer: `#query/${unknown}`, message: 'There is no such parameter.' }]);
  return undefined;
}

/** Path parameters; one that cannot name anything names nothing: 404. */
export function paramsOf(route: Route, request: Request): unknown {
  if (!route.params) return undefined;
  if (Object.values(request.params).some((value) => textFault(String(value)))) throw notFound();
  const parsed = route.params.safeParse({ ...request.params });
  if (!parsed.success) throw notFound();
  return parsed.data;
}

function accepted(schema: z.ZodType, value: unknown, root: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.flatMap((issue) => inputErrors(issue, root)).slice(0, 50));
}

function invalid(errors: InputError[]): ProblemError {
  const first = errors[0];
  const place = first?.pointer ? `${first.pointer}: ` : '';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new ProblemError(422, 'invalid', { detail: `${place}${first?.message ?? 'Not accepted.'}${more}`, errors });
}

function inputErrors(issue: z.core.$ZodIssue, root: string): InputError[] {
  const pointer = root + issue.path.map((key) => `/${token(key)}`).join('');
  if (issue.code !== 'unrecognized_keys') return [{ pointer, message: issue.message }];
  return issue.keys.map((key) => ({ pointer: `${pointer}/${token(key)}`, message: 'There is no such field.' }));
}

function token(key: PropertyKey): string {
  return String(key).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
