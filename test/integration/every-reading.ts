import { execFileSync } from 'node:child_process';
import type { Player } from '../support/cast.ts';
import type { Desk } from './figures-story.ts';

/** One operation that only reads, with an address that leads somewhere. */
export interface Reading {
  operation: string;
  path: string;
}

interface Described {
  operationId: string;
  'x-effect': string;
  responses: Record<string, { content?: object }>;
}

/**
 * An address for every operation of the API's own description that reads with GET. `known` gives values to parameters
 * by the path before them; what it does not know is taken from the list above it, as somebody who sees everything reads it.
 * @throws when an operation cannot be reached: say in `known` what it is about.
 */
export async function everyReading(desk: Desk, reader: Player, known: Record<string, string>): Promise<Reading[]> {
  const description = (await (await fetch(`${desk.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Described>>;
  };
  const readings: Reading[] = [];
  const unreached: string[] = [];
  for (const [template, { get }] of Object.entries(description.paths)) {
    // A stream names what changes and never ends; the way to the provider ends elsewhere.
    const endless = Object.keys(get?.responses['200']?.content ?? {}).includes('text/event-stream');
    if (get?.['x-effect'] !== 'read' || endless || !get.responses['200'] || template.startsWith('/dev/')) continue;
    const path = await addressed(desk, reader, template, known);
    if (path === undefined) unreached.push(template);
    else readings.push({ operation: get.operationId, path });
  }
  if (unreached.length > 0) throw new Error(`tell the walk in 'known' what to read at ${unreached.join(', ')}`);
  return readings;
}

async function addressed(
  desk: Desk,
  reader: Player,
  template: string,
  known: Record<string, string>,
): Promise<string | undefined> {
  let path = '';
  for (const part of template.split(/(?=\/)/)) {
    if (!part.startsWith('/{')) path += part;
    else {
      const value = known[pattern(template, part)] ?? (await firstOf(desk, reader, path));
      if (value === undefined) return undefined;
      path += `/${value}`;
    }
  }
  return path + (known[`${template}?`] ?? '');
}

/** The template up to and with the parameter. */
const pattern = (template: string, part: string): string => template.slice(0, template.indexOf(part) + part.length);

async function firstOf(desk: Desk, reader: Player, list: string): Promise<string | undefined> {
  const { status, body } = await readAs(desk, reader, list);
  if (status !== 200) return undefined;
  return (JSON.parse(body) as { items?: { id?: string }[] }).items?.[0]?.id;
}

/** What somebody is answered, as text: of a PDF what it says. */
export async function readAs(
  { url }: Desk,
  { token }: Player,
  path: string,
  asked: RequestInit = {},
): Promise<{ status: number; body: string }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(url + path, { ...asked, headers, signal: AbortSignal.timeout(20_000) });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const printed = bytes.subarray(0, 5).toString() === '%PDF-' && bytes.includes('/Pages');
  const body = printed
    ? execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' })
    : String(bytes);
  return { status: answer.status, body };
}
