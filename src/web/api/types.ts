/** What the API answers, by name: the output of its own schemas. */
import type { z } from 'zod';
import type { accountSchema, contactSchema } from '../../http/schemas/accounts.ts';
import type { agreementSchema } from '../../http/schemas/agreements.ts';
import type {
  foundProductSchema,
  priceBookSchema,
  priceModel,
  priceSchema,
  productSchema,
  unitCostsSchema,
} from '../../http/schemas/catalogue.ts';
import type { calendarRowSchema, calendarSchema } from '../../http/schemas/calendars.ts';
import type { moneySchema } from '../../http/schemas/common.ts';
import type {
  planSchema,
  plansSchema,
  quoteCompensationSchema,
  standingsSchema,
} from '../../http/schemas/compensation.ts';
import type { creditRatesSchema, exchangeRatesSchema } from '../../http/schemas/rates.ts';
import type { roleSightSchema } from '../../http/schemas/confidentiality.ts';
import type {
  approvalRowSchema,
  historySchema,
  inboxSchema,
  approvalSchema,
  cardSchema,
  seenSchema,
  stepPeopleSchema,
  stepSchema,
} from '../../http/schemas/deal-desk/approvals.ts';
import type {
  findingSchema,
  lineFiguresSchema,
  measuresSchema,
  personRef,
  previewAssessmentSchema,
  riskSchema,
  stepPlanSchema,
  totalsSchema,
} from '../../http/schemas/deal-desk/assessment.ts';
import type { derivationSchema, storedDerivationSchema } from '../../http/schemas/deal-desk/derivation.ts';
import type {
  clauseSchema,
  contractCandidateSchema,
  contractRowSchema,
  contractSchema,
} from '../../http/schemas/deal-desk/contracts.ts';
import type {
  deskLevelsSchema,
  deskRequestRowSchema,
  deskRequestSchema,
  requestTypeSchema,
} from '../../http/schemas/deal-desk/desk-requests.ts';
import type {
  dealPageSchema,
  dealRowSchema,
  documentRowSchema,
  historyLineSchema,
  milestoneSchema,
  quoteRowSchema,
  timelineEntrySchema,
} from '../../http/schemas/deal-desk/deals.ts';
import type {
  definitionSchema,
  factListSchema,
  homeSchema,
  jobOverviewSchema,
  jobSchema,
  redrivenSchema,
  notificationSchema,
  verificationSchema,
} from '../../http/schemas/deal-desk/operation.ts';
import type { invoiceSchema, orderRowSchema, orderSchema } from '../../http/schemas/deal-desk/orders.ts';
import type { preferencesSchema } from '../../http/schemas/deal-desk/preferences.ts';
import type {
  changedPolicySchema,
  evaluationSchema,
  policyRowSchema,
  policyVersionSchema,
} from '../../http/schemas/deal-desk/policies.ts';
import type {
  changeSchema,
  likeListSchema,
  previewSchema,
  quotePackageSchema,
  quoteSchema,
  quoteVersionRowSchema,
} from '../../http/schemas/deal-desk/quotes.ts';
import type { scenarioSchema } from '../../http/schemas/deal-desk/scenarios.ts';
import type { awaySchema, delegationSchema, standInsSchema } from '../../http/schemas/delegations.ts';
import type {
  consequencesSchema,
  quotasSchema,
  roleSchema,
  teamSchema,
  userSchema,
  workSchema,
  sellerSchema,
} from '../../http/schemas/people.ts';
import type { savedViewSchema } from '../../http/schemas/saved-views.ts';
import type { foundSchema } from '../../http/schemas/search.ts';
import type {
  importColumnsSchema,
  importKindsSchema,
  importProblemsSchema,
  importRunSchema,
  mappingField,
  savedMappingSchema,
} from '../../http/schemas/imports.ts';
import type { changeTableSchema } from '../../http/schemas/deal-desk/change-table.ts';
import type { plannedSchema, subscriptionRowSchema, subscriptionSchema } from '../../http/schemas/subscriptions.ts';
import type {
  meSchema,
  sessionsSchema,
  shownOnceSchema,
  passwordLinkSchema,
  passwordSetSchema,
  signInWaysSchema,
  tokenSchema,
} from '../../http/schemas/session.ts';

export type Money = z.output<typeof moneySchema>;
export type Ref = z.output<typeof personRef>;
export type Me = z.output<typeof meSchema>;
export type Home = z.output<typeof homeSchema>;
export type Notification = z.output<typeof notificationSchema>;
export type Preferences = z.output<typeof preferencesSchema>;

export type Account = z.output<typeof accountSchema>;
export type Contact = z.output<typeof contactSchema>;

export type DealRow = z.output<typeof dealRowSchema>;
export type Deal = z.output<typeof dealPageSchema>;
export type HistoryLine = z.output<typeof historyLineSchema>;
export type Milestone = z.output<typeof milestoneSchema>;
export type QuoteRow = z.output<typeof quoteRowSchema>;
export type DocumentRow = z.output<typeof documentRowSchema>;
export type TimelineEntry = z.output<typeof timelineEntrySchema>;

export type Quote = z.output<typeof quoteSchema>;
export type QuotePackage = z.output<typeof quotePackageSchema>;
export type QuoteVersionRow = z.output<typeof quoteVersionRowSchema>;
export type Scenario = z.output<typeof scenarioSchema>;
export type Preview = z.output<typeof previewSchema>;
export type QuoteLikeRow = z.output<typeof likeListSchema>['items'][number];
export type Change = z.output<typeof changeSchema>;
export type Measures = z.output<typeof measuresSchema>;
export type ChangeTable = z.output<typeof changeTableSchema>;
export type Risk = z.output<typeof riskSchema>;
/** The numbers of the whole without those of its lines. */
export type Totals = z.output<typeof totalsSchema>;
export type LineFigures = z.output<typeof lineFiguresSchema>;
export type Derivation = z.output<typeof derivationSchema>;
export type StoredDerivation = z.output<typeof storedDerivationSchema>;
/** As a preview shows it: invoices without their parts. */
export type PreviewAssessment = z.output<typeof previewAssessmentSchema>;
export type Finding = z.output<typeof findingSchema>;
export type StepPlan = z.output<typeof stepPlanSchema>;

export type Approval = z.output<typeof approvalSchema>;
export type SeenCard = z.output<typeof seenSchema>;
export type StepPeople = z.output<typeof stepPeopleSchema>;
export type ApprovalHistory = z.output<typeof historySchema>;
export type Inbox = z.output<typeof inboxSchema>;
export type ApprovalRow = z.output<typeof approvalRowSchema>;
export type ApprovalStep = z.output<typeof stepSchema>;
export type DecisionCard = z.output<typeof cardSchema>;

export type ContractRow = z.output<typeof contractRowSchema>;
export type Contract = z.output<typeof contractSchema>;
export type ContractCandidate = z.output<typeof contractCandidateSchema>;
export type Clause = z.output<typeof clauseSchema>;

export type OrderRow = z.output<typeof orderRowSchema>;
export type Order = z.output<typeof orderSchema>;
export type Invoice = z.output<typeof invoiceSchema>;

export type SubscriptionRow = z.output<typeof subscriptionRowSchema>;
export type PlannedQuote = z.output<typeof plannedSchema>;
export type Subscription = z.output<typeof subscriptionSchema>;

export type DeskRequestRow = z.output<typeof deskRequestRowSchema>;
export type DeskRequest = z.output<typeof deskRequestSchema>;
export type RequestType = z.output<typeof requestTypeSchema>;
export type DeskLevels = z.output<typeof deskLevelsSchema>['items'][number];

export type Product = z.output<typeof productSchema>;
export type PriceBook = z.output<typeof priceBookSchema>;
export type PriceModel = z.output<typeof priceModel>;
export type Price = z.output<typeof priceSchema>;
export type FoundProduct = z.output<typeof foundProductSchema>;
export type PriceAgreement = z.output<typeof agreementSchema>;
export type ExchangeRates = z.output<typeof exchangeRatesSchema>;
export type CreditRates = z.output<typeof creditRatesSchema>;
export type UnitCost = z.output<typeof unitCostsSchema>['items'][number];

export type Delegation = z.output<typeof delegationSchema>;
export type StandIns = z.output<typeof standInsSchema>;
export type Away = z.output<typeof awaySchema>['items'][number];
export type User = z.output<typeof userSchema>;
export type Work = z.output<typeof workSchema>;
export type Consequences = z.output<typeof consequencesSchema>;
export type Role = z.output<typeof roleSchema>;
export type Team = z.output<typeof teamSchema>;

export type Policy = z.output<typeof policyRowSchema>;
export type PolicyVersion = z.output<typeof policyVersionSchema>;
export type ChangedPolicy = z.output<typeof changedPolicySchema>;
export type PolicyTable = PolicyVersion['tables'][number];
export type Evaluation = z.output<typeof evaluationSchema>;

export type SavedView = z.output<typeof savedViewSchema>;
export type Found = z.output<typeof foundSchema>['groups'][number];
export type Fact = z.output<typeof factListSchema>['items'][number];
export type Verification = z.output<typeof verificationSchema>;
export type Job = z.output<typeof jobSchema>;
export type JobOverview = z.output<typeof jobOverviewSchema>;
export type Redriven = z.output<typeof redrivenSchema>;
export type MeasureDefinition = z.output<typeof definitionSchema>;
export type RoleSight = z.output<typeof roleSightSchema>;
export type CalendarRow = z.output<typeof calendarRowSchema>;
export type Calendar = z.output<typeof calendarSchema>;

export type ImportKind = z.output<typeof importKindsSchema>['items'][number];
export type ImportRun = z.output<typeof importRunSchema>;
export type ImportColumns = z.output<typeof importColumnsSchema>['items'][number];
export type ImportProblem = z.output<typeof importProblemsSchema>['items'][number];
export type ImportMapping = z.output<typeof mappingField>;
export type SavedMapping = z.output<typeof savedMappingSchema>;
export type Plan = z.output<typeof planSchema>;
export type PlanRow = z.output<typeof plansSchema>['items'][number];
export type PlanVersion = Plan['versions'][number];
export type PlanStanding = z.output<typeof standingsSchema>['items'][number];
export type QuoteCompensation = z.output<typeof quoteCompensationSchema>;
export type QuoteEffect = QuoteCompensation['items'][number];
export type Quota = z.output<typeof quotasSchema>['items'][number];
export type SignInWays = z.output<typeof signInWaysSchema>;
export type PasswordLink = z.output<typeof passwordLinkSchema>;
export type PasswordSet = z.output<typeof passwordSetSchema>;
export type Session = z.output<typeof sessionsSchema>['items'][number];
export type Token = z.output<typeof tokenSchema>;
export type TokenShownOnce = z.output<typeof shownOnceSchema>;
export type Seller = z.output<typeof sellerSchema>;
