/** Round numbers from zero up to the highest of a scale, three to six of them. */
export function ticksUpTo(highest: number): number[] {
  const step = roundUp(highest / 5);
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

/** To 1, 2 or 5 with zeros behind it. */
function roundUp(number: number): number {
  const power = 10 ** Math.floor(Math.log10(number));
  const [digit = 10] = [1, 2, 5].filter((one) => one * power >= number);
  return digit * power;
}
