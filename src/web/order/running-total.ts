/** Sums of decimal texts so far, exact: ["10.50", "0.50"] → ["10.50", "11.00"]. For a chart's axis; the amounts are the API's. */
export function runningTotals(amounts: readonly string[]): string[] {
  const places = Math.max(0, ...amounts.map((amount) => (amount.split('.')[1] ?? '').length));
  let sum = 0n;
  return amounts.map((amount) => {
    sum += units(amount, places);
    return text(sum, places);
  });
}

function units(amount: string, places: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function text(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places);
  return `${value < 0n ? '-' : ''}${whole}${places ? `.${fraction}` : ''}`;
}
