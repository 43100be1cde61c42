/** The same letters in another case or without underscores, or one letter missing, added, changed or swapped. */
export function isSlip(name: string, setting: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[_-]/g, '');
  const [a, b] = [plain(name), plain(setting)];
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(restA.length, restB.length) <= 1 || (restA.length === 2 && restA === [...restB].reverse().join(''));
}
