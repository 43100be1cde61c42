import { ActionIcon, Button, Group } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { ProblemError } from '../../api/problem.ts';
import type { PolicyVersion } from '../../api/types.ts';
import { fieldError } from '../../parts/field-errors.ts';
import { Problem } from '../../parts/problem.tsx';
import { InputField } from './input-field.tsx';
import classes from './trial.module.css';
import { evaluationInput, inputsByPlace, type Written } from './written-inputs.ts';

interface ByInputsProps {
  version: PolicyVersion;
  busy: boolean;
  error: ProblemError | null;
  onTry(input: Record<string, unknown>): void;
}

/** One field for each input the policy reads; a field left empty is a missing value, which the tables may mind. */
export function ByInputs({ version, busy, error, onTry }: ByInputsProps) {
  const specs = inputsByPlace(version);
  const [deal, setDeal] = useState<Written>({});
  const [lines, setLines] = useState<readonly { key: number; written: Written }[]>([]);
  const setLine = (key: number, written: Written) =>
    setLines(lines.map((line) => (line.key === key ? { key, written } : line)));
  const atFields = [
    ...specs.deal.map(({ name }) => `/input/${name}`),
    ...lines.flatMap((_, index) => specs.lines.map(({ name }) => `/input/lines/${index}/${name}`)),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onTry(
          evaluationInput(
            specs,
            deal,
            lines.map(({ written }) => written),
          ),
        );
      }}
    >
      <div className={classes.fields}>
        {specs.deal.map((spec) => (
          <InputField
            key={spec.name}
            spec={spec}
            value={deal[spec.name]}
            onChange={(value) => setDeal({ ...deal, [spec.name]: value })}
            error={fieldError(error, `/input/${spec.name}`)}
          />
        ))}
      </div>
      {lines.map(({ key, written }, index) => (
        <fieldset key={key} className={classes.line} aria-label={`Line ${index + 1}`}>
          {specs.lines.map((spec) => (
            <InputField
              key={spec.name}
              spec={spec}
              value={written[spec.name]}
              onChange={(value) => setLine(key, { ...written, [spec.name]: value })}
              error={fieldError(error, `/input/lines/${index}/${spec.name}`)}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={`Remove line ${index + 1}`}
            onClick={() => setLines(lines.filter((line) => line.key !== key))}
          >
            <X size={14} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      <Problem error={error} except={atFields} />
      <Group mt={12} gap={8}>
        <Button type="submit" loading={busy}>
          Try it
        </Button>
        {specs.lines.length > 0 && (
          <Button
            variant="default"
            onClick={() => setLines([...lines, { key: (lines.at(-1)?.key ?? 0) + 1, written: {} }])}
          >
            Add a line
          </Button>
        )}
      </Group>
    </form>
  );
}
