import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MeasureDefinition } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Derivation } from './derivation/derivation.tsx';
import { LineFigures } from './derivation/line-figures.tsx';
import { Explained } from './explained.tsx';
import { wordsFor } from './words.ts';

interface Props {
  measure: string;
  /** Whose figure it is; of the whole when absent. */
  line?: string;
  /** Which of several: the name of a further discount, the number of an invoice or month, the first day of a stretch. */
  called?: string | undefined;
  /** Options that are chosen in the offer that it is of. */
  chosen?: string | undefined;
  /** Of all quotes together that are judged with this one. */
  whose?: 'package' | undefined;
  /** The lines whose figures it is about, each of which is told. */
  lines?: readonly string[] | undefined;
  children: ReactNode;
}

/** A number of a quote that says, when asked, what it means and how it came about. */
export const Figure = ({ children, ...asked }: Props) => (
  <Explained what={whatOf(asked)} answer={() => <Answer {...asked} />}>
    {children}
  </Explained>
);

const whatOf = ({ measure, whose }: Pick<Props, 'measure' | 'whose'>): string =>
  whose ? `${wordsFor(measure)} of the package` : wordsFor(measure);

const Answer = ({ lines, ...asked }: Omit<Props, 'children'>) => (
  <>
    <Definition measure={asked.measure} />
    {asked.whose && <p>Of all quotes of the package together: amounts in the policy currency, each at its own rate.</p>}
    {lines ? <LineFigures {...asked} lines={lines} /> : <Derivation {...asked} />}
    <Anchor component={Link} to={`/measures#${asked.measure}`} size="xs">
      All measures
    </Anchor>
  </>
);

function Definition({ measure }: { measure: string }) {
  const { data } = useResource<{ items: MeasureDefinition[] }>('/api/measures');
  const found = data?.body.items.find((definition) => definition.measure === measure);
  if (!found) return <p>{data ? 'This number has no published definition.' : 'Reading the definition…'}</p>;
  return (
    <>
      <h3>{found.name}</h3>
      <p>{found.formula}</p>
    </>
  );
}
