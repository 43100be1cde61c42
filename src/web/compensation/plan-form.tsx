import { Button, Checkbox, Group, MultiSelect, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { planPeriods } from '../../domain/compensation/period.ts';
import { creditedDeals, type PlanContent, planMeasures, rateBases } from '../../domain/compensation/plan.ts';
import { currencies } from '../../domain/offer.ts';
import type { Plan } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { plainDate } from '../deals/first-quote.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { choices } from '../parts/words.ts';
import { useCompany } from '../people/use-company.ts';
import { CommissionPlot } from './commission-plot.tsx';
import { appliesWords, dealsWords } from './pay-words.ts';
import { RateRows } from './rate-rows.tsx';
import { newPlan, payTermsOf, planContentOf, type WrittenPlan, writtenPlanOf } from './written-plan.ts';

interface Props {
  /** The one that is changed. */
  plan: Plan | undefined;
  onDone: (plan: Plan) => void;
  onCancel: () => void;
}

/** Everything of a plan, proposed as a whole; what it pays is drawn as it is written. */
export function PlanForm({ plan, onDone, onCancel }: Props) {
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [written, setWritten] = useState(() => writtenOf(plan));
  const company = useCompany();
  const { mutate, error, isPending } = useWrite<Plan>({ onDone: ({ body }) => onDone(body) });
  const set = (change: Partial<WrittenPlan>) => setWritten({ ...written, ...change });
  const content = planContentOf(written);
  const terms = payTermsOf(content);
  const errorAt = (pointer: string) => fieldError(error, pointer);
  const chosen = <Field extends keyof PlanContent & keyof WrittenPlan>(field: Field) => ({
    allowDeselect: false,
    value: written[field] as string,
    onChange: (value: string | null) => set({ [field]: value }),
    error: errorAt(`/content/${field}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (plan) mutate({ path: `/api/compensation-plans/${plan.id}/versions`, body: { content, note } });
        else mutate({ path: '/api/compensation-plans', body: { name, content, note } });
      }}
    >
      <Stack gap="md" maw={820}>
        <Section title="What counts">
          <Stack gap="sm">
            {!plan && (
              <TextInput
                label="Name"
                required
                data-autofocus
                value={name}
                onChange={({ currentTarget: { value } }) => setName(value)}
                error={fieldError(error, '/name')}
              />
            )}
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <Select label="Measure" data={choices(planMeasures)} searchable {...chosen('measure')} />
              <Select label="Period" data={choices(planPeriods)} {...chosen('period')} />
              <Select
                label="Whose deals"
                data={creditedDeals.map((value) => ({ value, label: dealsWords[value] }))}
                {...chosen('deals')}
              />
            </SimpleGrid>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <Select label="Currency" data={[...currencies]} {...chosen('currency')} />
              <TextInput
                label="Quota"
                inputMode="decimal"
                disabled={written.hasOwnQuotas}
                value={written.quota}
                onChange={({ currentTarget: { value } }) => set({ quota: value })}
                error={errorAt('/content/quota')}
              />
            </SimpleGrid>
            <Checkbox
              label="Everybody’s own quota, as imported: the one that begins in the period"
              checked={written.hasOwnQuotas}
              onChange={({ currentTarget: { checked } }) => set({ hasOwnQuotas: checked })}
            />
          </Stack>
        </Section>
        <Section title="What is paid">
          <Stack gap="sm">
            <RateRows rates={written.rates} onChange={(rates) => set({ rates })} errorAt={errorAt} />
            <Select
              label="A higher rate is paid"
              data={rateBases.map((value) => ({ value, label: appliesWords[value] }))}
              {...chosen('applies')}
            />
            {terms && <CommissionPlot terms={terms} />}
          </Stack>
        </Section>
        <Section title="Whom and when">
          <Stack gap="sm">
            <MultiSelect
              label="People"
              placeholder={written.people.length === 0 ? 'Nobody by name' : undefined}
              searchable
              data={(company.people ?? [])
                .filter(({ active }) => active)
                .map(({ id, name: label }) => ({ value: id, label }))}
              value={written.people}
              onChange={(people) => set({ people })}
              error={errorAt('/content/people')}
            />
            <MultiSelect
              label="Everybody in these roles"
              placeholder={written.roles.length === 0 ? 'No role' : undefined}
              searchable
              data={company.roles.map(({ name: value, title: label }) => ({ value, label }))}
              value={written.roles}
              onChange={(roles) => set({ roles })}
              error={errorAt('/content/roles')}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput
                type="date"
                label="From"
                description="The first day of a period"
                required
                value={written.from}
                onChange={({ currentTarget: { value } }) => set({ from: value })}
                error={errorAt('/content/from')}
              />
              <TextInput
                type="date"
                label="To"
                description="The last day of one; none while it is open"
                value={written.to}
                onChange={({ currentTarget: { value } }) => set({ to: value })}
                error={errorAt('/content/to')}
              />
            </SimpleGrid>
            <Textarea
              label="Why"
              description="For who publishes it"
              autosize
              minRows={2}
              value={note}
              onChange={({ currentTarget: { value } }) => setNote(value)}
              error={fieldError(error, '/note')}
            />
          </Stack>
        </Section>
        <Problem error={error} except={shownAtFields} />
        <Group gap={8}>
          <Button type="submit" loading={isPending}>
            Propose
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What shows its own faults; the dates and rates as a whole have no field. */
const shownAtFields = [
  '/name',
  '/note',
  ...['measure', 'period', 'deals', 'currency', 'quota', 'rates', 'applies', 'people', 'roles', 'from', 'to'].map(
    (field) => `/content/${field}`,
  ),
];

const writtenOf = (plan: Plan | undefined): WrittenPlan => {
  const latest = plan?.inForce ?? plan?.versions[0];
  return latest ? writtenPlanOf(latest.content) : newPlan(plainDate(new Date()));
};
