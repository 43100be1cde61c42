import type { Route } from '../../route.ts';
import { approvalRoutes } from './approvals.ts';
import { contractRoutes } from './contracts.ts';
import { dealRoutes } from './deals.ts';
import { deskRequestRoutes } from './desk-requests.ts';
import { documentRoutes } from './documents.ts';
import { inboxRoutes } from './inbox.ts';
import { operationRoutes } from './operation.ts';
import { orderRoutes } from './orders.ts';
import { policyRoutes } from './policies.ts';
import { policyTableRoutes } from './policy-tables.ts';
import { preferenceRoutes } from './preferences.ts';
import { quoteCourseRoutes } from './quote-course.ts';
import { quoteVersionRoutes } from './quote-versions.ts';
import { quoteRoutes } from './quotes.ts';
import { reofferRoutes } from './reoffers.ts';
import { requestTypeRoutes } from './request-types.ts';
import { scenarioRoutes } from './scenarios.ts';
import { watchingRoutes } from './watching.ts';

/** Everything of the API from deal to cash. */
export const dealDeskRoutes: Route[] = [
  ...dealRoutes,
  ...watchingRoutes,
  ...quoteRoutes,
  ...quoteVersionRoutes,
  ...quoteCourseRoutes,
  ...scenarioRoutes,
  ...reofferRoutes,
  ...approvalRoutes,
  ...inboxRoutes,
  ...contractRoutes,
  ...documentRoutes,
  ...orderRoutes,
  ...policyRoutes,
  ...policyTableRoutes,
  ...deskRequestRoutes,
  ...requestTypeRoutes,
  ...preferenceRoutes,
  ...operationRoutes,
];
