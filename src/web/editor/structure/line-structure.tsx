import { CloseButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DraftLine, FieldErrors } from '../draft.ts';
import { noStructure } from '../draft-structure.ts';
import { type LineFigures, priceOf } from '../grid/figures.ts';
import { AddedPrice } from '../../parts/added-price.tsx';
import { Figure } from '../../parts/figure.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import type { LineTask } from './line-task.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { FreeFields } from './free-fields.tsx';
import { FurtherFields } from './further-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { RampFields } from './ramp-fields.tsx';
import classes from './structure.module.css';
import { UsageFields } from './usage-fields.tsx';

interface Props extends Omit<LineTask, 'structure' | 'errorOf' | 'known'> {
  place: number;
  lines: readonly DraftLine[];
  figures: LineFigures | undefined;
  errors: FieldErrors;
  /** The version is not written any more. */
  readOnly: boolean;
  onClose: () => void;
}

/** Everything that a line can have beside the cells of its row. */
export function LineStructure({ place, lines, figures, errors, readOnly, onClose, ...task }: Props) {
  const { line, product } = task;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
    frame.current?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true });
  }, [line.id]);
  const structures = lines.flatMap(({ structure }) => structure ?? []);
  const given: LineTask = {
    ...task,
    structure: line.structure ?? noStructure,
    errorOf: (field) => errors[`/lines/${line.id}/${field}`],
    known: {
      groups: distinct(structures.map(({ group }) => group)),
      alternatives: distinct(structures.map(({ alternative }) => alternative)),
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leads back to the row from any field
    <section ref={frame} className={classes.panel} aria-label={`Structure of line ${place + 1}`} onKeyDown={onKeyDown}>
      <header className={classes.head}>
        <h3>
          Line {place + 1}: {line.product || 'no product yet'} <small>{product?.name}</small>
        </h3>
        {figures && (
          <span className={classes.net}>
            <Figure measure={figures.option ? 'adds' : 'net'} line={line.id}>
              <MoneyText value={priceOf(figures)} />
            </Figure>
          </span>
        )}
        <CloseButton aria-label="Close the structure of the line" title="Esc" onClick={onClose} />
      </header>
      {figures?.option && <AddedPrice line={line.id} net={figures.net} {...figures.option} className={classes.why} />}
      <fieldset className={classes.groups} disabled={readOnly}>
        {product?.charge !== 'one-time' && <RampFields {...given} />}
        {product?.charge === 'usage' && <UsageFields {...given} />}
        <FreeFields {...given} />
        <FurtherFields {...given} />
        <ChoiceFields {...given} />
        <PlaceFields {...given} agreed={figures?.agreement?.name} />
      </fieldset>
    </section>
  );
}

const distinct = (words: readonly string[]): string[] => [...new Set(words.map((word) => word.trim()))].filter(Boolean);
