import type { DeskRequestInput } from '../../../workflows/desk-request/commands.ts';
import { type ServiceLevel, startClocks } from '../../domain/desk-request.ts';
import type { Actor } from '../actor.ts';
import type { Definition } from '../command.ts';
import { calendarOfPerson } from '../gather/calendar.ts';
import { refuseInput } from '../refusal.ts';
import { insertRequest, keepRequest } from './rows.ts';

export interface AskDeskInput {
  type: string;
  subject: string;
  message: string;
}

/** Asks the desk for something on a deal. The clocks run in the opening hours of whoever asks. */
export const askDesk: Definition<AskDeskInput> = {
  workflow: 'desk-request',
  begins: true,
  permission: 'desk.ask',
  async gather({ scene, by, input: { type, subject, message } }) {
    const [level] = await scene.tx.query<ServiceLevel>(
      `select first_response_minutes as "firstResponseMinutes", resolution_minutes as "resolutionMinutes", complex
       from desk_request_type where name = $1 and active`,
      [type],
    );
    if (!level) return refuseInput({ pointer: '/type', message: 'The desk takes no requests of this type.' });
    const askedBy = (by as Actor).id;
    return {
      event: { requestType: type, subject, message, askedBy } satisfies DeskRequestInput,
      async write(moved) {
        const calendar = await calendarOfPerson(scene.tx, askedBy);
        const clocks = startClocks(calendar, level, scene.at);
        await insertRequest(moved, { type, subject, askedBy }, clocks);
        await keepRequest(moved, calendar, clocks);
      },
    };
  },
};
