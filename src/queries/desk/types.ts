import type { Reader } from '../page.ts';

/** A type of request as it is configured. Times are opening minutes. */
export interface RequestType {
  name: string;
  title: string;
  description: string;
  firstResponseMinutes: number;
  resolutionMinutes: number | null;
  complex: boolean;
  source: string;
  active: boolean;
  version: number;
}

/** What the desk can be asked, in the order in which it was set up. */
export function requestTypes(reader: Reader, name?: string): Promise<RequestType[]> {
  return reader.query<RequestType>(
    `select name, title, description, first_response_minutes as "firstResponseMinutes",
       resolution_minutes as "resolutionMinutes", complex, source, active, version
     from desk_request_type where $1::text is null or name = $1 order by ordinal`,
    [name ?? null],
  );
}
