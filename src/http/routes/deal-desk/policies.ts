/** Policies: reading, trying, uploading and, by a second person, publishing. */
import type { Actor } from '../../../commands/actor.ts';
import { sightOf } from '../../../commands/permissions.ts';
import { uploadPolicy, publishPolicy } from '../../../commands/policy/versions.ts';
import { tryPolicy } from '../../../commands/policy/evaluation.ts';
import { isRefusal, refuse, refuseInput } from '../../../commands/refusal.ts';
import { isConfidential } from '../../../domain/confidentiality.ts';
import type { CompiledPolicy } from '../../../domain/policy/compile.ts';
import { listPolicies, policyVersionPage, storedPolicy } from '../../../queries/policies/policies.ts';
import { created, ok, type Route, route } from '../../route.ts';
import {
  byPolicy,
  byPolicyVersion,
  evaluationBody,
  evaluationSchema,
  newPolicyVersionBody,
  policyListSchema,
  policyVersionRefSchema,
  policyVersionSchema,
  publicationBody,
} from '../../schemas/deal-desk/policies.ts';
import { dealOf, found } from './given.ts';

const reading = { tags: ['policies'], permission: 'policy.read', effect: 'read' } as const;

export const policyRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/policies',
    operationId: 'listPolicies',
    summary: 'Policies with their versions',
    responses: { 200: policyListSchema },
    handler: async ({ database }) => ok({ items: await listPolicies(database) }),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/policies/{policy}/versions/{version}',
    operationId: 'readPolicyVersion',
    summary: 'A version to read: tables, limits, inputs, tests and source',
    params: byPolicyVersion,
    responses: { 200: policyVersionSchema },
    handler: async ({ actor, database, params }) =>
      ok(found(await policyVersionPage(database, actor, params.policy, params.version))),
  }),
  route({
    tags: ['policies'],
    permission: 'policy.write',
    effect: 'admin',
    method: 'post',
    path: '/api/policies/{policy}/versions',
    operationId: 'uploadPolicy',
    summary: 'Upload a policy file as the next draft version',
    params: byPolicy,
    body: newPolicyVersionBody,
    responses: { 201: policyVersionRefSchema },
    async handler({ actor, commandId, database, params, body }) {
      const uploaded = await uploadPolicy(database, actor, params.policy, body, commandId);
      if (isRefusal(uploaded)) return uploaded;
      return created(`/api/policies/${params.policy}/versions/${uploaded.version}`, uploaded);
    },
  }),
  route({
    tags: ['policies'],
    permission: 'policy.publish',
    effect: 'admin',
    method: 'post',
    path: '/api/policies/{policy}/versions/{version}/publication',
    operationId: 'publishPolicy',
    summary: 'Put a draft in force, as a second person; impossible while one of its tests fails',
    params: byPolicyVersion,
    body: publicationBody,
    responses: { 200: policyVersionRefSchema },
    async handler({ actor, commandId, database, params, body }) {
      const published = await publishPolicy(database, actor, { ...params, ...body }, commandId);
      return isRefusal(published) ? published : ok(published);
    },
  }),
  route({
    ...reading,
    method: 'post',
    path: '/api/policies/{policy}/versions/{version}/evaluation',
    operationId: 'evaluatePolicy',
    summary: 'Try a version on inputs or on a quote, with the full trace; nothing is saved',
    params: byPolicyVersion,
    body: evaluationBody,
    idempotent: false,
    askersOwnFigures: true,
    responses: { 200: evaluationSchema },
    async handler(context) {
      const { database, params, body } = context;
      const policy = found(await storedPolicy(database, params.policy, params.version));
      if ((body.input === undefined) === (body.quoteId === undefined)) {
        return refuseInput({ pointer: '/input', message: 'Give either inputs or a quote.' });
      }
      if (body.quoteId !== undefined && readsHidden(context.actor, policy)) {
        const detail =
          'The policy reads the quote’s cost or margin, which you may not see. Try it with inputs of your own.';
        return refuse('forbidden', { detail });
      }
      const quote = body.quoteId && { id: body.quoteId, dealId: await dealOf(context, 'quote', body.quoteId) };
      const tried = await tryPolicy(database, policy, { input: body.input, quote: quote || undefined });
      if (isRefusal(tried)) return tried;
      const { findings, warnings, route: stages, standard, blocked, trace } = tried;
      return ok({ findings, warnings, route: stages.map((steps) => steps.map(shownStep)), standard, blocked, trace });
    },
  }),
];

const readsHidden = (actor: Actor, policy: CompiledPolicy): boolean =>
  sightOf(actor).margin !== 'visible' && policy.tables.some(({ columns }) => columns.some(isConfidential));

type RouteStep = Exclude<Awaited<ReturnType<typeof tryPolicy>>, { refused: true }>['route'][number][number];

/** Whom a step asks, without what only resolution needs. */
const shownStep = ({ authority: _, limited: __, stage: ___, within: ____, ...step }: RouteStep) => step;
