/** Lines as they are taken in: each that has no id is given its place among them, or the next that no line has. */
export function withIds<Line extends { id?: string | undefined }>(lines: readonly Line[]): (Line & { id: string })[] {
  const taken = new Set(lines.map(({ id }) => id));
  return lines.map((line, index) => {
    if (line.id !== undefined) return { ...line, id: line.id };
    let place = index + 1;
    while (taken.has(String(place))) place += 1;
    taken.add(String(place));
    return { ...line, id: String(place) };
  });
}
