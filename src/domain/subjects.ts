/** What facts are recorded of; each subject has a chain of its own. */
export const subjectKinds = ['deal', 'policy', 'person', 'catalogue', 'account', 'installation'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
