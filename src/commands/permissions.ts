/**
 * Who may do what, as data: permissions by role. Denied by default: a role has what is written here and nothing else.
 * A permission lets a person ask; relation rules (own deal, reports' deals, candidate of a step, never one's own
 * submission) are decided where the command is decided.
 */

import {
  type CommissionSight,
  everything,
  type RoleSights,
  type Sight,
  widest,
  widestCommission,
} from '../domain/confidentiality.ts';

/** Everybody who is signed in. */
const everyone = [
  'session',
  'people.read',
  'catalogue.read',
  'calendar.read',
  'account.read',
  'notification.read',
] as const;

const selling = [
  'deal.read',
  'deal.write',
  'quote.edit',
  'quote.submit',
  'approval.read',
  'contract.read',
  'document.read',
  'order.read',
  'subscription.read',
  'desk.ask',
] as const;

const deciding = [
  'deal.read',
  'approval.read',
  'approval.decide',
  'contract.read',
  'document.read',
  'order.read',
  'subscription.read',
  'policy.read',
] as const;

const grants = {
  rep: [...selling, 'account.write'],
  'sales-manager': [...selling, ...deciding, 'account.write', 'report.read'],
  'vp-sales': [...selling, ...deciding, 'deal.read-all', 'account.write', 'report.read'],
  'deal-desk': [
    ...selling,
    ...deciding,
    'deal.read-all',
    'account.write',
    'subscription.write',
    'report.read',
    'facts.read',
    'jobs.read',
    'import.run',
    'history.write',
    'desk.work',
    'quote.extend',
  ],
  finance: [
    ...deciding,
    'deal.read-all',
    'cost.write',
    'rate.write',
    'rate.publish',
    'agreement.write',
    'confidentiality.write',
    'compensation.read',
    'compensation.write',
    'compensation.publish',
    'order.write',
    'invoice.write',
    'subscription.write',
    'report.read',
    'facts.read',
    'import.run',
  ],
  legal: [...deciding, 'deal.read-all', 'contract.write', 'agreement.write', 'report.read'],
  cfo: [
    ...deciding,
    'deal.read-all',
    'confidentiality.write',
    'compensation.read',
    'compensation.write',
    'compensation.publish',
    'report.read',
    'facts.read',
    'policy.publish',
    'rate.write',
    'rate.publish',
    'calendar.write',
    'calendar.publish',
  ],
  'desk-admin': [
    'desk.configure',
    'catalogue.write',
    'cost.write',
    'rate.write',
    'agreement.write',
    'policy.read',
    'policy.write',
    'policy.publish',
    'calendar.write',
    'calendar.publish',
    'account.write',
    'subscription.read',
    'subscription.write',
    'facts.read',
    'jobs.read',
    'jobs.write',
    'import.run',
    'history.write',
  ],
  'people-admin': ['people.write', 'calendar.write', 'facts.read', 'import.run'],
  auditor: [
    'deal.read',
    'deal.read-all',
    'approval.read',
    'contract.read',
    'document.read',
    'order.read',
    'subscription.read',
    'policy.read',
    'compensation.read',
    'facts.read',
    'jobs.read',
    'report.read',
  ],
} as const satisfies Record<string, readonly string[]>;

export type Role = keyof typeof grants;
/** What one sees of cost and margin, and of what others are paid: data, kept by role; without any of these, nothing. */
export type SightPermission = (typeof sightPermissionNames)[number];
const sightPermissionNames = [
  'cost.read',
  'cost.band',
  'margin.read',
  'margin.band',
  'commission.read',
  'commission.reports',
] as const;
export type Permission = (typeof everyone)[number] | (typeof grants)[Role][number] | SightPermission;

export const roleTitles: Record<Role, string> = {
  rep: 'Sales representative',
  'sales-manager': 'Sales manager',
  'vp-sales': 'VP Sales',
  'deal-desk': 'Deal desk',
  finance: 'Finance',
  legal: 'Legal',
  cfo: 'Chief financial officer',
  'desk-admin': 'Desk administrator',
  'people-admin': 'People administrator',
  auditor: 'Auditor',
};

/** What each role sees unless the company says otherwise; roles not named here see nothing but their own commission. */
const standardSights: Partial<Record<Role, RoleSights>> = {
  'sales-manager': { cost: 'hidden', margin: 'band', commission: 'reports' },
  'vp-sales': { ...everything, commission: 'reports' },
  'deal-desk': { ...everything, commission: 'own' },
  finance: { ...everything, commission: 'everyone' },
  cfo: { ...everything, commission: 'everyone' },
  'desk-admin': { ...everything, commission: 'own' },
  auditor: { ...everything, commission: 'everyone' },
};
const leastSights: RoleSights = { cost: 'hidden', margin: 'hidden', commission: 'own' };

/** What the company set for single roles, instead of the standard. */
export type SightsSet = Readonly<Record<string, RoleSights>>;

export const permissions: ReadonlySet<string> = new Set<Permission>([
  ...everyone,
  ...Object.values(grants).flat(),
  ...sightPermissionNames,
]);

/** What someone holding these roles may ask. Roles unknown here (a company's own approver groups) add nothing. */
export function permissionsOf(roles: readonly string[], set: SightsSet = {}): Set<Permission> {
  const granted = new Set<Permission>(everyone);
  for (const role of roles) if (isRole(role)) for (const permission of grants[role]) granted.add(permission);
  for (const permission of sightPermissions(roles.map((role) => sightOfRole(role, set)))) granted.add(permission);
  return granted;
}

/** What one role sees of what is confidential. */
export function sightOfRole(role: string, set: SightsSet = {}): RoleSights {
  const own = Object.hasOwn(set, role) ? set[role] : undefined;
  return own ?? (isRole(role) ? standardSights[role] : undefined) ?? leastSights;
}

/** What somebody with these permissions sees of cost and margin. */
export const sightOf = ({ permissions: held }: { permissions: ReadonlySet<Permission> }): Sight => ({
  cost: held.has('cost.read') ? 'visible' : held.has('cost.band') ? 'band' : 'hidden',
  margin: held.has('margin.read') ? 'visible' : held.has('margin.band') ? 'band' : 'hidden',
});

/** Whose commission somebody with these permissions sees. */
export const commissionSightOf = ({ permissions: held }: { permissions: ReadonlySet<Permission> }): CommissionSight =>
  held.has('commission.read') ? 'everyone' : held.has('commission.reports') ? 'reports' : 'own';

const commissionPermission = { own: undefined, reports: 'commission.reports', everyone: 'commission.read' } as const;

function sightPermissions(sights: readonly RoleSights[]): SightPermission[] {
  const { cost, margin } = widest(sights);
  const commission = commissionPermission[widestCommission(sights.map((sight) => sight.commission))];
  return [
    ...(cost === 'hidden' ? [] : [cost === 'visible' ? ('cost.read' as const) : ('cost.band' as const)]),
    ...(margin === 'hidden' ? [] : [margin === 'visible' ? ('margin.read' as const) : ('margin.band' as const)]),
    ...(commission ? [commission] : []),
  ];
}

/** The roles that hold a permission, for the API description. */
export function rolesWith(permission: Permission): Role[] {
  return (Object.keys(grants) as Role[]).filter((role) => permissionsOf([role]).has(permission));
}

function isRole(name: string): name is Role {
  return Object.hasOwn(grants, name);
}
