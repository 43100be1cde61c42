export const rowsIn = (tables: { rows: number }[]): number => tables.reduce((sum, { rows }) => sum + rows, 0);
