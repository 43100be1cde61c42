import { useEffect, useState } from 'react';
import type { FieldPlace } from './field-place.ts';
import { goToField } from './go-to-field.ts';
import type { Column } from './grid/columns.ts';

export type Sought = ReturnType<typeof useSought>;

/** Which part of what is written is in sight, and where in it the writer is led by an error that names a field. */
export function useSought(columns: readonly Column[]) {
  const [overTime, setOverTime] = useState(false);
  const [cell, setCell] = useState<{ line: string; column: string }>();
  const [payment, setPayment] = useState<{ row: number }>();
  const [structured, setStructured] = useState<string>();
  const [pointer, setPointer] = useState<{ at: string }>();
  // Once the part that it is in is drawn.
  useEffect(() => {
    if (pointer) goToField(pointer.at);
  }, [pointer]);
  return {
    /** The quote over its time stands in the place of its lines. */
    overTime,
    setOverTime: (shown: boolean) => {
      setOverTime(shown);
      // A part that comes into sight again takes the keys only when something in it is sought again.
      setCell(undefined);
      setPayment(undefined);
    },
    cell,
    payment,
    /** The line whose structure is open. */
    structured,
    openStructure: setStructured,
    closeStructure: () => {
      setStructured(undefined);
      if (structured) setCell({ line: structured, column: 'quantity' });
    },
    goTo: (at: string, { line, payment: row }: FieldPlace) => {
      if (row !== undefined) {
        setOverTime(true);
        setPayment({ row });
      } else if (!line) setPointer({ at });
      else {
        setOverTime(false);
        if (columns.some(({ key }) => key === line.column)) setCell({ line: line.id, column: line.column });
        else setStructured(line.id);
      }
    },
  };
}
