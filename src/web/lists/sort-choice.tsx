import { NativeSelect } from '@mantine/core';
import type { ListShape } from '../../domain/lists/list.ts';
import { type Sort, sortText } from '../../domain/lists/sort.ts';
import type { ListAddress } from './use-list-address.ts';

/** The order of a list where no column heads are: on a phone. */
export function SortChoice({
  shape,
  address,
  seesMargins,
}: {
  shape: ListShape;
  address: ListAddress;
  seesMargins: boolean;
}) {
  const offered = Object.entries(shape.sorts).filter(([, { confidential }]) => !confidential || seesMargins);
  return (
    <NativeSelect
      aria-label="Order"
      value={sortText(address.sort)}
      data={offered.flatMap(([by, sort]) =>
        (['asc', 'desc'] as const).map((direction) => ({
          value: sortText({ by, direction }),
          label: `${sort.label}, ${directionWords(sort, direction)}`,
        })),
      )}
      onChange={({ currentTarget: { value } }) => address.set({ sort: value })}
    />
  );
}

const words: Record<Sort['type'], Record<'asc' | 'desc', string>> = {
  moment: { asc: 'oldest first', desc: 'latest first' },
  day: { asc: 'earliest first', desc: 'latest first' },
  decimal: { asc: 'lowest first', desc: 'highest first' },
  count: { asc: 'lowest first', desc: 'highest first' },
  text: { asc: 'A to Z', desc: 'Z to A' },
};
const directionWords = ({ type }: Sort, direction: 'asc' | 'desc'): string => words[type][direction];
