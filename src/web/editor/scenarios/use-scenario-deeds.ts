import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { write } from '../../api/client.ts';
import type { Scenario } from '../../api/types.ts';
import { scenarioPath, scenariosPath, type Target } from '../target.ts';
import type { Writing } from '../use-writing.ts';
import type { TakingAsked } from './use-taken-scenario.ts';

/** What can be done with the scenario that is being written. */
export function useScenarioDeeds(quoteId: string, { id, name }: NonNullable<Target['scenario']>, writing: Writing) {
  const { autosave, isWhole, written } = writing;
  const navigate = useNavigate();
  const client = useQueryClient();
  const path = scenarioPath(quoteId, id);
  const toDraft = (state?: TakingAsked) => navigate(`/quotes/${quoteId}`, { state: state ?? null });
  return {
    // What could not be saved is there again when the writer comes back.
    back: async () => {
      await autosave.save();
      await toDraft();
    },
    /** The draft becomes what is written here; the scenario stays. */
    replaceDraft: async () => {
      if (!isWhole) return;
      await autosave.save();
      await toDraft({ scenario: { name, content: written.content } });
    },
    /** @throws ProblemError */
    rename: async (to: string) => {
      await autosave.between((ifMatch) =>
        write<Scenario>({ method: 'PUT', path, body: { name: to }, ifMatch }, crypto.randomUUID()),
      );
      await client.refetchQueries({ queryKey: [scenariosPath(quoteId)] });
    },
    /** @throws ProblemError */
    remove: async () => {
      await autosave.between((ifMatch) => write({ method: 'DELETE', path, ifMatch }, crypto.randomUUID()));
      notifications.show({ message: `The scenario ${name} is removed` });
      await toDraft();
    },
  };
}
