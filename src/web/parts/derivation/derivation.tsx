import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { use, useRef, useState } from 'react';
import type { ProblemError } from '../../api/problem.ts';
import { figureOfStep } from '../../../domain/measures/figures.ts';
import { withReadersDates } from '../formats.ts';
import { MoneyText } from '../money-text.tsx';
import { Problem } from '../problem.tsx';
import { WaterfallBars } from '../waterfall-bars.tsx';
import { wordsFor } from '../words.ts';
import classes from './derivation.module.css';
import { type AskedFigure, DerivationContext, type DerivationSource, type OtherQuote } from './source.ts';
import { stepName } from './step-names.ts';
import { formulaOf, type Node, treeOf, valueShown } from './tree.ts';
import { versionSource } from './version-figures.tsx';

/** How a figure came about, down to what was given. A figure of its own is opened in its place, and leads back. */
export function Derivation(asked: AskedFigure) {
  const source = use(DerivationContext);
  const [path, setPath] = useState<readonly Place[]>([{ asked }]);
  const frame = useRef<HTMLDivElement>(null);
  const go = (next: readonly Place[]) => {
    setPath(next);
    // What had the focus goes; without it keys would be heard by what lies beneath.
    frame.current?.focus();
  };
  if (!source) return null;
  const here = path.at(-1) ?? { asked };
  return (
    <div ref={frame} tabIndex={-1} className={classes.derivation} data-derivation>
      {path.length > 1 && (
        <button type="button" className={classes.back} onClick={() => go(path.slice(0, -1))}>
          Back to {stepName(path.at(-2)?.asked.measure ?? asked.measure)}
        </button>
      )}
      {here.quote && (
        <p className={classes.of}>
          Of {here.quote.number}, version {here.quote.version}
        </p>
      )}
      <Steps key={path.length} place={here} source={source} onFigure={(to) => go([...path, within(here, to)])} />
    </div>
  );
}

/** A figure on the way down, and the other quote that it is of where the way led to one. */
interface Place {
  asked: AskedFigure;
  quote?: (OtherQuote & { number: string | undefined }) | undefined;
}

/** What a figure is made of is of the same quote; of one with options chosen, with those. */
const within = ({ asked: { chosen }, quote }: Place, to: Place): Place =>
  to.quote ? to : { asked: { ...to.asked, chosen: to.asked.chosen ?? chosen }, quote };

const askedOf = ({ name, figure, line, called, chosen }: Node['step']): AskedFigure => ({
  measure: figure ?? name,
  line,
  called,
  chosen,
});

interface StepsProps {
  place: Place;
  source: DerivationSource;
  onFigure: (to: Place) => void;
}

function Steps({ place, source, onFigure }: StepsProps) {
  const { asked, quote } = place;
  const { data, error } = useQuery<Awaited<ReturnType<DerivationSource>> | null, ProblemError>({
    queryKey: ['derivation', place],
    queryFn: async ({ signal }) =>
      (await (quote ? versionSource(quote.id, quote.version) : source)(asked, signal)) ?? null,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  if (error) return <Problem error={error} />;
  if (data === undefined) return <Loader size="sm" />;
  if (data === null) return <p>This figure has no price yet.</p>;
  if (data.steps === null) return <p>How it comes about is not shown to your role.</p>;
  const tree = treeOf(data.steps);
  if (!tree) return null;
  return (
    <>
      {data.earlierRules && (
        <p className={classes.of}>
          This version was priced by earlier rules and keeps its figures. By those of today they would come about like
          this:
        </p>
      )}
      {data.waterfall && (
        <WaterfallBars
          steps={data.waterfall}
          amountOf={({ name, of, amount }) => (
            <button
              type="button"
              className={classes.name}
              title={`How ${wordsFor(name)} of this line comes about`}
              onClick={() => onFigure({ asked: { measure: figureOfStep(name, true), line: asked.line, called: of } })}
            >
              <MoneyText value={amount} />
            </button>
          )}
        />
      )}
      <ul className={classes.tree} aria-label="Derivation">
        <Branch node={tree} opened onFigure={onFigure} />
      </ul>
    </>
  );
}

/** Parts shown before one asks for the rest. */
const firstParts = 12;

function Branch({ node, opened, onFigure }: { node: Node; opened: boolean } & Pick<StepsProps, 'onFigure'>) {
  const { step, parts } = node;
  const [open, setOpen] = useState(opened);
  const [all, setAll] = useState(false);
  const shown = all ? parts : parts.slice(0, firstParts);
  const formula = formulaOf(node);
  const isList = step.operation === 'given' && parts.length > 0;
  const name = (
    <>
      {stepName(step.name)}
      {step.of && <span className={classes.of}> {withReadersDates(step.of)}</span>}
    </>
  );
  return (
    <li>
      <div className={classes.step}>
        {parts.length > 0 ? (
          <button type="button" className={classes.name} aria-expanded={open} onClick={() => setOpen(!open)}>
            {name}
          </button>
        ) : (step.figure ?? step.line ?? step.called) !== undefined ? (
          <button
            type="button"
            className={classes.name}
            title="How this figure comes about"
            onClick={() =>
              onFigure({
                asked: askedOf(step),
                quote: step.quote && { ...step.quote, number: step.of },
              })
            }
          >
            {name}
          </button>
        ) : (
          <span>{name}</span>
        )}
        {!isList && <span className={classes.value}>{valueShown(step)}</span>}
        {formula && <span className={classes.formula}>= {formula}</span>}
      </div>
      {open && parts.length > 0 && (
        <ul>
          {shown.map((part, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- the parts of a figure have their place alone
            <Branch key={place} node={part} opened={part.parts.length <= 3} onFigure={onFigure} />
          ))}
          {shown.length < parts.length && (
            <li>
              <button
                type="button"
                className={classes.back}
                onClick={({ currentTarget }) => {
                  currentTarget.closest<HTMLElement>('[data-derivation]')?.focus();
                  setAll(true);
                }}
              >
                {parts.length - shown.length} more
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
