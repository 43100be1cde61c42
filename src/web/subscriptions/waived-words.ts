/** What the yearly count does not charge; nothing where it charges everything. */
export const waivedWords = (units: number): string | null =>
  units > 0 ? `${units} ${units === 1 ? 'unit' : 'units'} above the licensed waived` : null;
