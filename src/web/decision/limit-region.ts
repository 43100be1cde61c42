/** Where a rule asks and where the deal stands, in percent of the way from 0 % to 100 %. Good for drawing, not for deciding. */
export interface Region {
  from: number;
  to: number;
  at: number;
}

/** The region of a limit on a share, like "(20%..35%]" or "< 30%"; undefined for any other kind of limit. */
export function barred(actual: string | null, limit: string): Region | undefined {
  if (actual === null || !/^-?\d+(\.\d+)?$/.test(actual) || !limit.includes('%')) return undefined;
  const bounds = [...limit.matchAll(/(-?\d+(?:\.\d+)?)%/g)].map(([, number]) => clamped(Number(number)));
  const [low, high = 100] = limit.trim().startsWith('<') ? [0, bounds[0]] : bounds;
  if (low === undefined) return undefined;
  return high > low ? { from: low, to: high, at: clamped(Number(actual) * 100) } : undefined;
}

const clamped = (percent: number): number => Math.min(Math.max(percent, 0), 100);
