/** What can be recorded of a deal as such, outside its machines. */
export interface DealFacts {
  DealOpened: { name: string; accountId: string; ownerId: string; kind: string };
  DealChanged: { changed: Record<string, { from: unknown; to: unknown }> };
  SelfApprovalAttempted: { stepId: string; decision: string };
  ScenarioKept: { scenarioId: string; quoteId: string; name: string };
  /** `was`: what it was called before, when it got another name. */
  ScenarioChanged: { scenarioId: string; quoteId: string; name: string; was?: string };
  ScenarioDiscarded: { scenarioId: string; quoteId: string; name: string };
  AttachmentAdded: { attachmentId: string; name: string; sha256: string };
}
