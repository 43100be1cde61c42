import { compare, div, type Exact, exact, isWhole, negate, one, parseDecimal, ratio } from '../exact.ts';
import type { InputKind } from '../policy-value.ts';

type Parsed = { ok: Exact } | { message: string };

/** Reads a literal of the policy language on the scale of its type: percents as ratios, dates as their day. */
export function literal(text: string, type: InputKind): Parsed {
  const trimmed = text.trim();
  return type === 'date' ? day(trimmed) : type === 'percent' ? percent(trimmed) : number(trimmed, type);
}

function number(text: string, type: InputKind): Parsed {
  if (text.endsWith('%')) return { message: `${text} is a percentage, this is a ${type}` };
  const value = parseDecimal(text.replaceAll(/(?<=\d)_(?=\d)/g, ''));
  if (!value) return { message: `${text === '' ? 'nothing' : text} is not a number` };
  if (type === 'integer' && !isWhole(value)) return { message: `${text} is not a whole number` };
  return { ok: value };
}

/** 20% or 0.20. A whole number such as 20 would be 2000 %, which nobody means: it must be written with a % sign. */
function percent(text: string): Parsed {
  if (text.endsWith('%')) {
    const value = parseDecimal(text.slice(0, -1).trimEnd());
    return value ? { ok: div(value, exact(100)) } : { message: `${text} is not a percentage` };
  }
  const value = parseDecimal(text) ?? fraction(text);
  if (!value) return { message: `${text === '' ? 'nothing' : text} is not a percentage: write 20% or 0.20` };
  const large = compare(value, one) > 0 || compare(value, negate(one)) < 0;
  if (large && !text.includes('.') && !text.includes('/')) {
    return { message: `${text} would be ${text}00 %: write ${text}% or a ratio with decimals` };
  }
  return { ok: value };
}

/** An exact ratio, "3/7". */
function fraction(text: string): Exact | undefined {
  const found = /^(-?\d{1,200})\/([1-9]\d{0,200})$/.exec(text);
  return found ? ratio(BigInt(found[1] ?? ''), BigInt(found[2] ?? '')) : undefined;
}

function day(text: string): Parsed {
  const iso = /^(?:date\s*\(\s*)?"?(\d{4})-(\d{2})-(\d{2})"?\s*\)?$/.exec(text);
  const parts = [iso?.[1], iso?.[2], iso?.[3]].map(Number);
  const [year = 0, month = 0, date = 0] = parts;
  const at = iso ? Date.UTC(year, month - 1, date) : Number.NaN;
  // 2026-02-30 rolls over to March; a date that does not come back as written does not exist.
  if (!iso || new Date(at).toISOString().slice(0, 10) !== `${iso[1]}-${iso[2]}-${iso[3]}`) {
    return { message: `${text === '' ? 'nothing' : text} is not a date: write "2026-01-31"` };
  }
  return { ok: exact(at / 86_400_000) };
}

/** Types whose values lie on a scale, so that limits and intervals make sense. */
export function isOrdered(type: InputKind): boolean {
  return type !== 'enum' && type !== 'set' && type !== 'boolean';
}
