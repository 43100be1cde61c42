import { Text } from '@mantine/core';
import type { PlanStanding } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { appliesWords, ratesWords } from '../compensation/pay-words.ts';
import { commissionSteps, shareSteps } from '../compensation/pay-workings.ts';
import { QuotaBar } from '../compensation/quota-bar.tsx';
import { moneyWords, ratioWords } from '../parts/formats.ts';
import { Worked } from '../parts/worked.tsx';

/** By which plans a person is paid and where they stand; nothing for who has none, or none that one may see. */
export function PersonPay({ personId }: { personId: string }) {
  const { data } = useResource<{ items: PlanStanding[] }>(`/api/users/${personId}/compensation`);
  if (!data || data.body.items.length === 0) return null;
  return (
    <section aria-label="Compensation">
      <Text fw={600}>Compensation</Text>
      {data.body.items.map(({ plan, measure, terms, standing, period }) => (
        <div key={plan.id}>
          <Text mt={6}>
            {plan.name}
            {terms && (
              <Text span c="dimmed">
                : {ratesWords(measure, terms.rates)}
              </Text>
            )}
          </Text>
          {terms && standing ? (
            <>
              <Text c="dimmed" mb={6}>
                {period.name}: {moneyWords(standing.attained, { whole: true })} of{' '}
                {moneyWords({ amount: terms.quota, currency: terms.currency }, { whole: true })} (
                <Worked
                  what="Share of quota"
                  formula="What is attained ÷ the quota"
                  steps={shareSteps(terms, standing)}
                >
                  {ratioWords(standing.share, 0)}
                </Worked>
                ), commission{' '}
                <Worked
                  what="Commission"
                  formula={appliesWords[terms.applies]}
                  steps={commissionSteps(terms, standing)}
                >
                  {moneyWords(standing.commission)}
                </Worked>
              </Text>
              <QuotaBar terms={terms} before={standing} />
            </>
          ) : (
            <Text c="dimmed">No quota of their own is known for {period.name}.</Text>
          )}
        </div>
      ))}
    </section>
  );
}
