import { Text } from '@mantine/core';

/** Where proposed holidays come from, as their licence asks to be said. */
export const Attribution = () => (
  <Text c="dimmed" size="xs" mt="md">
    Public holidays are proposed from the open data set{' '}
    <a
      href="https://github.com/commenthol/date-holidays"
      target="_blank"
      rel="noreferrer"
      style={{ textDecoration: 'underline' }}
    >
      date-holidays
    </a>{' '}
    (© commenthol and contributors; program ISC, data CC BY-SA 3.0, drawn from Wikipedia). What is put in force is kept
    here and does not change with it.
  </Text>
);
