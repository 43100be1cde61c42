import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposeService {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
}

/** docker-compose.yml as Docker reads it: merge keys and `${NAME}`, `${NAME:-standard}`, `${NAME:?message}` resolved. */
export function composeFile(variables: Record<string, string> = {}): ComposeFile {
  const text = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
  return interpolated(parse(text, { merge: true }), variables) as ComposeFile;
}

function interpolated(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, text?: string) => {
      const given = variables[name];
      if (given) return given;
      if (kind === '?') throw new Error(`${name}: ${text}`);
      return kind === '-' ? (text ?? '') : '';
    });
  }
  if (Array.isArray(value)) return value.map((item) => interpolated(item, variables));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolated(item, variables)]));
}
